/** Finds the constants of a game in its code, as `# ---- Heading ----` lines group them, and changes one of them. */

import { type Literal, readLiteral } from "./literals";
import { type NamedRange, rangeFrom } from "./range";
import { statementStarts } from "./statement-starts";

export interface Constant {
  /** Tells it from all others of the file, also from a second one of the same name. */
  key: string;
  name: string;
  /** Counts from 1. */
  line: number;
  /** The comment behind the value. */
  explanation: string;
  range: NamedRange | undefined;
  literal: Literal;
  isColour: boolean;
}

export interface ConstantGroup {
  /** Absent for constants above the first heading. */
  heading: string | undefined;
  constants: Constant[];
}

const HEADING = /^#[ \t]*[-=]{2,}[ \t]*([^\r\n]*?)[ \t]*[-=]*[ \t]*(?:\r|\n|$)/;
const ASSIGNMENT = /^([A-Z][A-Z0-9_]*(?:[ \t]*,[ \t]*[A-Z][A-Z0-9_]*)*)[ \t]*(?::[^=\r\n]*)?=(?!=)[ \t]*/;
const REST = /^[ \t]*(?:#[ \t]*([^\r\n]*?)[ \t]*)?(?:\r|\n|$)/;

const COLOUR_WORDS = /colou?r|paint|tint|rgb/i;
/** What palettes call their colours, besides the names of the Palace's own. */
const COLOUR_NAMES =
  /(?:^|_)(?:RED|GREEN|BLUE|BLACK|WHITE|YELLOW|ORANGE|PINK|PURPLE|BROWN|GR[AE]Y|INK|PAPER|NIGHT|SLATE|FOG|CHALK|CHERRY|CARROT|HONEY|LEAF|MOSS|LAGOON|SKY|PLUM|CLAY|BLUSH|MINT|SAND|SHADOW|DARK|LIGHT)(?:_|$)/;
const HARDLY_A_COUNT = 60;
const MOST_LIGHT = 255;

type Numbers = Literal & { kind: "numbers" };

function canBeColour(literal: Literal): literal is Numbers {
  if (literal.kind !== "numbers" || literal.parts.length !== 3) return false;
  return literal.parts.every(({ value, float }) => !float && value >= 0 && value <= MOST_LIGHT);
}

/** Three numbers up to 255 may be a colour or three counts; names, words and size tell. */
function isColour(literal: Literal, name: string, words: string): boolean {
  if (!canBeColour(literal)) return false;
  const bright = literal.parts.some(({ value }) => value > HARDLY_A_COUNT);
  return bright || COLOUR_WORDS.test(`${name} ${words}`) || COLOUR_NAMES.test(name);
}

/** Whether a constant is shown as a colour: what it was at first tells, however dark or bright it has become. */
export function isShownAsColour({ literal, isColour }: Constant, original: Constant): boolean {
  return canBeColour(literal) && (canBeColour(original.literal) ? original.isColour : isColour);
}

/** The values of `WIDTH, HEIGHT = 800, 480`, one a name. */
function split(literal: Literal, count: number): Literal[] {
  if (count === 1) return [literal];
  if (literal.kind !== "numbers" || literal.parts.length !== count) return [];
  return literal.parts.map((part) => ({ ...part, kind: "number", part }));
}

export function findConstants(code: string): ConstantGroup[] {
  const groups: ConstantGroup[] = [{ heading: undefined, constants: [] }];
  const seen = new Map<string, number>();
  for (const { from, line } of statementStarts(code)) {
    const statement = code.slice(from, from + 1_000);
    const heading = HEADING.exec(statement)?.[1];
    if (heading) groups.push({ heading, constants: [] });
    const [whole = "", names = ""] = ASSIGNMENT.exec(statement) ?? [];
    const group = groups.at(-1);
    const literal = whole === "" ? undefined : readLiteral(code, from + whole.length);
    const rest = literal && REST.exec(code.slice(literal.to, literal.to + 1_000));
    if (!group || !literal || !rest) continue;
    const { range, words } = rangeFrom(rest[1] ?? "");
    const all = names.split(",").map((name) => name.trim());
    split(literal, all.length).forEach((each, index) => {
      const name = all[index] ?? "";
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      group.constants.push({
        key: times === 1 ? name : `${name} ${times}`,
        name,
        line,
        explanation: words,
        range,
        literal: each,
        isColour: isColour(each, name, `${group.heading ?? ""} ${words}`),
      });
    });
  }
  return groups.filter(({ constants }) => constants.length > 0);
}

/** The code with this text where the literal, or the part of one, lies; every other letter stays. */
export function rewrite(code: string, { from, to }: { from: number; to: number }, source: string): string {
  return code.slice(0, from) + source + code.slice(to);
}

/** `RUN_SPEED` as a title: "Run speed". */
export function titleOf(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
