/**
 * A language made from English at run time: longer, accented and right-to-left. What looks wrong in it would look wrong
 * in German or Arabic, and what is still plain English was never given to translators.
 */

const PLAIN = Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
const ACCENTS = Array.from("áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ");
const ACCENTED = new Map(PLAIN.map((letter, index) => [letter, ACCENTS[index] ?? letter]));

/** Parts that are not words: variables, nested keys and tags. */
const NOT_WORDS = /(\{\{.*?\}\}|\$t\(.*?\)|<.*?>)/;

/** How much longer than English a language may be. */
const LONGER = 0.35;

export function pseudo(text: string): string {
  const accented = text
    .split(NOT_WORDS)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[a-z]/gi, (letter) => ACCENTED.get(letter) ?? letter),
    )
    .join("");
  // In pieces, as the words of a sentence are.
  const more = "·".repeat(Math.ceil(text.length * LONGER)).replace(/(·{6})(?=·)/g, "$1 ");
  return `[${accented}${more}]`;
}

/** All words of a tree made pseudo. */
export function pseudoWords(words: object): object {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? pseudo(value) : pseudoWords(value as object),
    ]),
  );
}
