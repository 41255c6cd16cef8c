/** How far a number may go: from the words beside it, or from what it was. */

export interface Range {
  smallest: number;
  largest: number;
  /** How many digits behind the point. */
  decimals: number;
  /** Whether the code names the range; otherwise it is a guess that may be left by typing. */
  named: boolean;
}

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
/** `(1 to 10)`, `(1-10)`, or `from 1 to 10` without brackets. */
const IN_BRACKETS = new RegExp(String.raw`\s*\((?:from |de )?${NUMBER} ?(?:to|a|\.\.|-|–) ?${NUMBER}\)`, "i");
const IN_WORDS = new RegExp(String.raw`\b(?:from|de) ${NUMBER} (?:to|a) ${NUMBER}\b`, "i");

export interface NamedRange {
  smallest: number;
  largest: number;
  decimals: number;
}

export function decimalsOf(source: string): number {
  return /\.(\d+)/.exec(source)?.[1]?.length ?? 0;
}

/** Takes the range out of a comment; what is left explains. */
export function rangeFrom(comment: string): { range: NamedRange | undefined; words: string } {
  const match = IN_BRACKETS.exec(comment) ?? IN_WORDS.exec(comment);
  const [whole = "", from = "", to = ""] = match ?? [];
  const [smallest, largest] = [Number(from), Number(to)];
  if (!match || smallest >= largest) return { range: undefined, words: comment };
  const words = IN_BRACKETS.test(comment) ? comment.replace(whole, "").trim() : comment;
  return { range: { smallest, largest, decimals: Math.max(decimalsOf(from), decimalsOf(to)) }, words };
}

const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next number that is easy to say. */
function roundUp(number: number): number {
  const size = 10 ** Math.floor(Math.log10(number));
  const round = ROUND.find((each) => each * size >= number * 0.999) ?? 10;
  return Number((round * size).toPrecision(3));
}

interface Numeric {
  value: number;
  float: boolean;
  decimals: number;
}

/** The range of a number that was `original`; `named` comes from the words beside it. Always holds the original. */
export function rangeOf(original: Numeric, named: NamedRange | undefined): Range {
  const { value, float } = original;
  const decimals = Math.max(original.decimals, named?.decimals ?? 0, float ? 1 : 0);
  if (named) {
    return {
      smallest: Math.min(named.smallest, value),
      largest: Math.max(named.largest, value),
      decimals,
      named: true,
    };
  }
  const size = Math.abs(value);
  const largest = size === 0 ? (float ? 1 : 10) : Math.max(roundUp(size * 2), float ? 0 : 10);
  return { smallest: value < 0 ? -largest : 0, largest, decimals, named: false };
}

/** How far one press of a stepper goes: a hundredth of the range, or the smallest step there is. */
export function stepOf({ smallest, largest, decimals }: Range): number {
  const unit = 10 ** -decimals;
  const hundredth = (largest - smallest) / 100;
  if (hundredth <= unit * 2) return unit;
  return Number((10 ** Math.floor(Math.log10(hundredth))).toFixed(decimals)) || unit;
}

/** The nearest number with so many digits; keeps sums such as 0.1 + 0.2 short. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(Math.min(decimals, 15)));
}

/** The number as Python writes it. */
export function writeNumber(
  value: number,
  { float, decimals }: { float: boolean; decimals: number },
): string {
  const short = rounded(value, decimals);
  if (Number.isInteger(short)) return `${short}${float ? ".0" : ""}`.replace(/^-0(?=\.|$)/, "0");
  return short.toFixed(Math.min(decimals, 15)).replace(/0+$/, "");
}
