import { expect, it } from "vitest";

import { peekAt } from "./code-peek";

const CODE = [
  "import random",
  "",
  "# ---- What hunts you: bees ----",
  "BEES = 3",
  "SPEED = 2",
  "",
  "def go():",
].join("\n");

it("shows the choice in words and what belongs to it", () => {
  const peek = peekAt(CODE, [1, 3, 4, 7]);
  expect(peek?.lines).toEqual([
    { number: 3, text: "# ---- What hunts you: bees ----", changed: true },
    { number: 4, text: "BEES = 3", changed: true },
    { number: 5, text: "SPEED = 2", changed: false },
  ]);
  expect(peek?.more).toBe(2);
});

it("shows the first changed line where no choice is in words, and never many", () => {
  const long = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join("\n");
  const peek = peekAt(long, [4, 9, 18]);
  expect(peek?.lines.map(({ number }) => number)).toEqual([4, 5, 6, 7]);
  expect(peek?.more).toBe(2);
});

it.each([[[]], [[0, 99]]])("has nothing to show of lines %j", (changed) => {
  expect(peekAt(CODE, changed)).toBeUndefined();
});
