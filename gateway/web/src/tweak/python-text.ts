/** Reads and writes short Python strings: `"Coin Hills"`. */

const SIMPLE: Record<string, string> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const ESCAPE =
  /\\(?:([\\'"abfnrtv])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(N\{|[xuU]))/g;
const LARGEST_CODE_POINT = 0x10ffff;

/** A string literal at the start of `source`: where it ends and what it says; `undefined` where it is none of this kind. */
export function readText(source: string): { length: number; text: string } | undefined {
  const literal = /^(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*')/.exec(source)?.[0];
  // `"""` begins a long string, which looks like an empty one at first.
  if (literal === undefined || source.startsWith(literal.charAt(0).repeat(3))) return undefined;
  const odd = { found: false };
  const text = literal.slice(1, -1).replace(ESCAPE, (whole, simple, two, four, eight, octal, other) => {
    const [letter, hex, octalDigits] = [simple, two ?? four ?? eight, octal] as (string | undefined)[];
    if (letter !== undefined) return SIMPLE[letter] ?? whole;
    if (hex === undefined && octalDigits === undefined) odd.found ||= other !== undefined;
    const point = hex === undefined ? Number.parseInt(octalDigits ?? "0", 8) : Number.parseInt(hex, 16);
    if (point > LARGEST_CODE_POINT) odd.found = true;
    return odd.found ? whole : String.fromCodePoint(point);
  });
  return odd.found ? undefined : { length: literal.length, text };
}

/** Characters that end a line, or that nobody sees. */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/gu;

function escapeUnseen(letter: string): string {
  if (letter === "\n") return "\\n";
  if (letter === "\r") return "\\r";
  if (letter === "\t") return "\\t";
  const point = letter.charCodeAt(0);
  return point < 0x100
    ? `\\x${point.toString(16).padStart(2, "0")}`
    : `\\u${point.toString(16).padStart(4, "0")}`;
}

/** The text as a Python string in the given quotes, or in the other ones where that needs fewer backslashes. */
export function writeText(text: string, quote = '"'): string {
  const other = quote === '"' ? "'" : '"';
  const around = text.includes(quote) && !text.includes(other) ? other : quote;
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll(around, `\\${around}`)
    .replace(UNSEEN, escapeUnseen);
  return around + escaped + around;
}
