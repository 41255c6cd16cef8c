/** Finds the name a game gives itself, and gives it another one. */

const NAME = /^([ \t]*(?:GAME_NAME|GAME_TITLE|TITLE|NAME)[ \t]*=[ \t]*)(["'])((?:\\.|(?!\2)[^\\\n])+)\2/m;
/** A character by its number, or one that would mean something else without its backslash. */
const ESCAPE = /\\(?:u([\da-fA-F]{4})|U(000[\da-fA-F]{5}|0010[\da-fA-F]{4})|(.))/g;
const CAPTION = /(set_caption\(\s*)(["'])((?:\\.|(?!\2)[^\\\n])+)\2/;
/** What a project may be called. */
const LONGEST_NAME = 60;
const UNSEEN = /[\p{Cc}\p{Cs}]/gu;
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name in the code, which changes as the code is changed; `undefined` where it has none. */
export function gameTitle(code: string): string | undefined {
  const literal = (NAME.exec(code) ?? CAPTION.exec(code))?.[3];
  return literal === undefined ? undefined : plain(literal).trim() || undefined;
}

/** The name that a project with this title gets; `undefined` where nothing of it could be seen. */
export function projectName(title: string): string | undefined {
  const letters = Array.from(title.replace(UNSEEN, " ").replace(/\s+/g, " ").trim());
  const name = letters.slice(0, LONGEST_NAME).join("").trim();
  return SEEN.test(name) ? name : undefined;
}

/** The code with another name in it; as it is where it has none. */
export function withGameTitle(code: string, title: string): string {
  const place = NAME.test(code) ? NAME : CAPTION;
  return code.replace(place, (_, before: string) => `${before}${pythonText(title)}`);
}

/** What a Python text without its quotes stands for. */
function plain(literal: string): string {
  return literal.replace(ESCAPE, (_, short?: string, long?: string, letter?: string) => {
    const code = short ?? long;
    return code === undefined ? (letter ?? "") : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

/** A text as Python writes it, which stays one whatever is in it. */
function pythonText(text: string): string {
  const quote = text.includes('"') && !text.includes("'") ? "'" : '"';
  const escaped = text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped}${quote}`;
}
