import { pythonLanguage } from "@codemirror/lang-python";
import { expect, it } from "vitest";

import { findTrouble } from "./find-trouble";

function troubleIn(code: string): string | undefined {
  const trouble = findTrouble(code, pythonLanguage.parser.parse(code));
  return trouble && `${trouble.kind} ${code.slice(0, trouble.from).split("\n").length}`;
}

it.each([
  ["a missing colon", "x = 1\nwhile True\n    x += 1\n", "colon 2"],
  ["a missing colon after a function", "def jump(power)\n    pass\n", "colon 1"],
  ["else without its colon", "if x:\n    y()\nelse\n    z()\n", "colon 3"],
  ["a bracket left open", "x = 1\nprint((x)\ny = 2\n", "bracketOpen 2"],
  ["a bracket too many", "print(1))\n", "bracketClose 1"],
  ["the wrong bracket", "x = [1, 2)\n", "bracketOther 1"],
  ["a quote left open", 'x = 1\nname = "Fox\n', "quote 2"],
  ["three quotes left open", 'x = 1\n"""All about\n', "longQuote 2"],
  ["one equals sign in a question", "if lives = 0:\n    end()\n", "equals 1"],
  ["no spaces after a colon", "if x:\ny()\n", "indentMissing 2"],
  ["spaces for no reason", "x = 1\n    y = 2\n", "indentTooFar 2"],
  ["spaces in between", "if x:\n        y()\n    z()\n", "indentOdd 3"],
  ["words", "x = 1\nhello there\n", "unreadable 2"],
])("%s", (_, code, trouble) => {
  expect(troubleIn(code)).toBe(trouble);
});

it.each([
  "",
  "import pygame\n",
  'print("it\'s (fine")  # so "is (this\n',
  "x = [\n    1,  # one\n    2,\n]\n",
  "x = 1 + \\\n    2\n",
  '"""Long\n  (text\n"""\nx = 1\n',
  "if x: y()\nelse: z()\n",
  "def f(a: int = 3, *b, **c) -> dict[str, int]:\n    return {**c}\n",
  "x = lambda a: a\nif (y := 3) == 3:\n    pass\n",
  "class A(B):\n\n    def c(self):\n        pass\n\n    # done\n\nd = A()\n",
  "match x:\n    case [1, *_]:\n        pass\n    case _:\n        pass\n",
  "print(f'{x:>{y}} {z!r}')\n",
  "for i, (a, b) in enumerate(c):\n\tprint(i)\n",
  "x = {'a': 1}['a']\nassert x == 1, 'no'\n",
  "try:\n    pass\nexcept (A, B) as e:\n    raise C from e\nfinally:\n    pass\n",
  "def walk():\n    while True:\n        yield\n",
  "x = 24.*60\n",
  "with open('a') as f, open('b') as g:\n    pass\n",
  "a, *b = c\nglobal d\ndel a\n",
  "@thing\ndef f(): ...\n",
  "while x <= 3 and not y == 4:\n    break\n",
])("finds nothing wrong with %j", (code) => {
  expect(troubleIn(code)).toBeUndefined();
});
