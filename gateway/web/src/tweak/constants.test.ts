import { describe, expect, it } from "vitest";

import {
  type Constant,
  type ConstantGroup,
  findConstants,
  isShownAsColour,
  rewrite,
  titleOf,
} from "./constants";
import { readText, writeText } from "./python-text";
import { rangeFrom, rangeOf, rounded, stepOf, writeNumber } from "./range";

const GAME = `"""A game about a fox.

SPEED = 3 is only told about here.
"""
import pygame

GAME_NAME = "Fox \\"Red\\" 🦊"

# ---- How the hero moves ----
RUN_SPEED = 4.5  # how fast the hero runs (1 to 10)
JUMP_POWER: int = 14
FLIES = False  # whether the hero can fly

# ---- The colours: red, green and blue ----
SKY = (150, 211, 240)
INK = (3, 2, 9)

# ---- The window ----
WIDTH, HEIGHT = 800, 480
WAVES = (3, 5, 8)
START = 1.5, -2
TILE = 12 * 4
KEYS = (pygame.K_a, pygame.K_b)
LEVEL = [
    "  h  ",  # the hero's row
    "ggggg",
]


def main():
    LOCAL = 3
    return LOCAL


# ---- Nothing here ----
lower = 5
`;

function all(code: string): Constant[] {
  return findConstants(code).flatMap(({ constants }) => constants);
}
function named(code: string, name: string): Constant {
  const found = all(code).find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}
const summary = ({ heading, constants }: ConstantGroup) => [
  heading,
  constants.map(
    ({ name, line, literal, isColour }) => `${line} ${name} ${isColour ? "colour" : literal.kind}`,
  ),
];

it("finds what is written in capitals, grouped by headings", () => {
  expect(findConstants(GAME).map(summary)).toEqual([
    [undefined, ["7 GAME_NAME text"]],
    ["How the hero moves", ["10 RUN_SPEED number", "11 JUMP_POWER number", "12 FLIES switch"]],
    ["The colours: red, green and blue", ["15 SKY colour", "16 INK colour"]],
    [
      "The window",
      ["19 WIDTH number", "19 HEIGHT number", "20 WAVES numbers", "21 START numbers", "24 LEVEL drawing"],
    ],
  ]);
});

it("takes the explanation and the range from the comment", () => {
  expect(named(GAME, "RUN_SPEED")).toMatchObject({
    explanation: "how fast the hero runs",
    range: { smallest: 1, largest: 10, decimals: 0 },
  });
  expect(named(GAME, "FLIES")).toMatchObject({ explanation: "whether the hero can fly", range: undefined });
});

it.each([
  ["an open bracket", "screen = pygame.display.set_mode((800, 480)\n"],
  ["an open list", "LEVEL = [\n"],
  ["an open quote", 'NAME = "Fox\n'],
  ["an open long string", '"""A game\n'],
  ["a colon that is missing", "def run()\n    pass\n"],
  ["brackets the wrong way round", "x = )(\n"],
  ["a lonely backslash", "x = 3 \\ 4\n"],
  ["words", "hello there, how are you\n"],
])("%s does not hide the constants below it", (_, broken) => {
  const code = `${broken}SPEED = 3\n\n\ndef go():\n    """Goes."""\n`;
  expect(named(code, "SPEED").literal.source).toBe("3");
});

it("an open long string does not hide them when others follow", () => {
  expect(named('"""A game.\nSPEED = 3\ndef go():\n    """Goes."""\n', "SPEED").line).toBe(2);
});

it.each([
  'f"{x}"',
  'b"x"',
  '"""long"""',
  '"a" "b"',
  "3 + 4",
  "0x10",
  "1_",
  "01",
  "3; X",
  "None",
  "(1, x)",
  "-",
  "1e999",
  '["a", 3]',
  "()",
])("leaves out %s", (value) => {
  expect(all(`THING = ${value}\n`)).toEqual([]);
});

it.each([
  ["CRLF", "A = 1\r\nB = 2\r\n"],
  ["old Mac lines", "A = 1\rB = 2\r"],
])("%s are lines", (_, code) => {
  expect(all(code).map(({ name, line, literal }) => [name, line, literal.source])).toEqual([
    ["A", 1, "1"],
    ["B", 2, "2"],
  ]);
});

it("tells two of one name apart", () => {
  expect(all("A = 1\nA = 2\n").map(({ key }) => key)).toEqual(["A", "A 2"]);
});

it.each([
  ["RUN_SPEED", "Run speed"],
  ["X", "X"],
  ["_A__B", "A  b"],
])("%s is called %s", (name, title) => {
  expect(titleOf(name)).toBe(title);
});

describe("ranges", () => {
  it.each([
    ["how fast (1 to 10)", 1, 10, "how fast"],
    ["(0.1 to 2) how fast", 0.1, 2, "how fast"],
    ["how fast (-3–3), really", -3, 3, "how fast, really"],
    ["qué rápido (1 a 10)", 1, 10, "qué rápido"],
    ["how much red, from 0 to 255", 0, 255, "how much red, from 0 to 255"],
  ])("%s", (comment, smallest, largest, words) => {
    expect(rangeFrom(comment)).toMatchObject({ range: { smallest, largest }, words });
  });

  it.each(["", "wait 3 to be safe", "(10 to 1)", "the year 2020-2026", "(a to b)"])(
    "%j has none",
    (comment) => {
      expect(rangeFrom(comment)).toEqual({ range: undefined, words: comment });
    },
  );

  const number = (value: number, decimals = 0) => ({ value, decimals, float: decimals > 0 });
  it.each([
    [number(3), { smallest: 0, largest: 10 }, 1],
    [number(800), { smallest: 0, largest: 2000 }, 10],
    [number(0), { smallest: 0, largest: 10 }, 1],
    [number(-4), { smallest: -10, largest: 10 }, 1],
    [number(4.5, 1), { smallest: 0, largest: 10, decimals: 1 }, 0.1],
    [number(0.05, 2), { smallest: 0, largest: 0.1, decimals: 2 }, 0.01],
  ])("of %o is a round one around it", (original, range, step) => {
    const found = rangeOf(original, undefined);
    expect(found).toMatchObject({ ...range, named: false });
    expect(stepOf(found)).toBe(step);
  });

  it("that is named holds also a number beyond it, and gives a whole number digits", () => {
    const range = { smallest: 0.5, largest: 2, decimals: 1 };
    expect(rangeOf(number(3), range)).toEqual({ smallest: 0.5, largest: 3, decimals: 1, named: true });
    expect(stepOf(rangeOf(number(1), range))).toBe(0.1);
  });
});

/** The same numbers on every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
const random = numbersFrom(7);
const below = (count: number) => Math.floor(random() * count);
const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
const times = <Made>(count: number, make: () => Made) => Array.from({ length: count }, make);

const LETTERS = [
  "a",
  "B",
  "é",
  "🦊",
  "👩‍🚀",
  '"',
  "'",
  "\\",
  "\n",
  "\r",
  "\t",
  "\0",
  "\u2028",
  "#",
  "{",
  "%",
  " ",
  "ß",
  "م",
  "\ufeff",
];
const someText = () => times(below(9), () => pick(LETTERS)).join("");
const someNumber = () => pick(["0", "7", "-3", "4.5", "-0.25", "1_000", "600", "1e3", ".5", "3."]);
const someValue = () =>
  pick([
    someNumber,
    () => writeText(someText(), pick(['"', "'"])),
    () => pick(["True", "False"]),
    () => `(${times(2 + below(3), someNumber).join(pick([", ", ",", " ,  "]))})`,
    () => `(${times(3, () => below(256)).join(", ")},)`,
    () => `[\n    ${writeText(someText())},\n]`,
  ])();
const someLine = () =>
  pick([
    () =>
      `SPEED_${below(50)} =${pick(["", " ", "  "])}${someValue()}${pick(["", "  # fast (1 to 9)", " #🦊", "  "])}`,
    () => `# ---- ${pick(["Hero", "Größe", "= x ="])} ----`,
    () =>
      pick([
        "",
        "    ",
        "import pygame",
        "x = [1,",
        "y = ')'",
        '"""Long\ntext."""',
        "def f(:",
        "if x:",
        "\\",
        "é = 3",
        "A == 3",
        "# A = 3",
      ]),
  ])();
const someCode = () => times(1 + below(12), someLine).join(pick(["\n", "\r\n"]));

describe("whatever the code is", () => {
  it("a change touches its literal and nothing else", () => {
    let changed = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const code = someCode();
      for (const { key, literal } of all(code)) {
        expect(code.slice(literal.from, literal.to)).toBe(literal.source);
        const source =
          literal.kind === "number"
            ? "12345"
            : literal.kind === "text"
              ? writeText(someText())
              : literal.source;
        const after = rewrite(code, literal, source);
        expect(after.slice(0, literal.from)).toBe(code.slice(0, literal.from));
        expect(after.slice(literal.from + source.length)).toBe(code.slice(literal.to));
        if (literal.kind === "drawing") continue;
        const again = all(after).find((each) => each.key === key);
        expect(again?.literal.source, JSON.stringify({ code, after, key })).toBe(source);
        expect(rewrite(after, again?.literal ?? literal, literal.source)).toBe(code);
        changed += 1;
      }
    }
    expect(changed).toBeGreaterThan(2_000);
  });

  it("a text comes back as it was", () => {
    for (let round = 0; round < 5_000; round += 1) {
      const text = someText();
      const literal = writeText(text, pick(['"', "'"]));
      expect(literal).not.toMatch(/[\r\n]/);
      expect(readText(`${literal}  # more`)).toEqual({ length: literal.length, text });
    }
  });

  it("a number comes back as it was, to the last digit it may have", () => {
    for (let round = 0; round < 5_000; round += 1) {
      const decimals = below(5);
      const value = rounded((random() - 0.5) * 10 ** below(6), decimals);
      const float = decimals > 0 && random() > 0.3;
      const source = writeNumber(value, { float, decimals });
      expect(named(`A = ${source}\n`, "A").literal).toMatchObject({
        kind: "number",
        part: { value: value + 0 },
      });
      if (float) expect(source).toContain(".");
    }
  });
});

it.each([
  ['"\\x41\\u00e9\\U0001F98A\\101\\q"', "Aé🦊A\\q"],
  ["'it''s'", undefined],
  ['"\\N{SNOWMAN}"', undefined],
  ['"\\x4"', undefined],
  ['"open', undefined],
])("reads %s", (source, text) => {
  const read = readText(source);
  expect(read?.length === source.length ? read.text : undefined).toBe(text);
});

describe("a colour", () => {
  const only = (code: string) => findConstants(code)[0]?.constants[0] as Constant;

  it.each([
    ["that is picked dark stays one", "BACKGROUND = (135, 206, 235)", "BACKGROUND = (30, 27, 43)", true],
    ["does not come of counts that grow", "SPEEDS = (40, 60, 20)", "SPEEDS = (40, 61, 20)", false],
    ["is none beyond what light there is", "SKY = (1, 2, 3)", "SKY = (1, 2, 300)", false],
    ["may come where something else was", "SKY = 4", "SKY = (1, 2, 3)", true],
  ])("%s", (_, before, now, colour) => {
    expect(isShownAsColour(only(now), only(before))).toBe(colour);
  });
});
