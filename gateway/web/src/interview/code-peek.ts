/** Which few lines of the code show best what an answer changed. */

/** A line to look at, counted from 1. */
export interface PeekLine {
  number: number;
  text: string;
  changed: boolean;
}

export interface Peek {
  lines: PeekLine[];
  /** How many changed lines lie elsewhere. */
  more: number;
}

/** What is beside a game leaves no room for more. */
const MOST_LINES = 4;
const FEWEST_LINES = 3;
/** Over each choice a game has its question and answer in words: `# ---- What hunts you: bees ----`. */
const HEADING = "# ----";

/** The part of a text with the changed choice in words, or else with the first changed line. */
export function peekAt(code: string, changed: readonly number[]): Peek | undefined {
  const texts = code.split("\n");
  const within = changed.filter((number) => number >= 1 && number <= texts.length);
  const first = within.find((number) => texts[number - 1]?.startsWith(HEADING)) ?? within[0];
  if (first === undefined) return undefined;
  const part = texts.slice(first - 1, first - 1 + MOST_LINES);
  const gap = part.findIndex((text, index) => index >= FEWEST_LINES && text.trim() === "");
  const lines = (gap < 0 ? part : part.slice(0, gap)).map((text, index) => ({
    number: first + index,
    text,
    changed: within.includes(first + index),
  }));
  return { lines, more: within.length - lines.filter((line) => line.changed).length };
}
