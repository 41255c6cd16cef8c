import { expect, it } from "vitest";

import { roll } from "./dice";

it.each([
  [0, "a"],
  [0.34, "b"],
  [0.999, "c"],
])("chance %d rolls %s", (chance, rolled) => {
  expect(roll(["a", "b", "c"], undefined, () => chance)).toBe(rolled);
});

it("never rolls the same twice in a row", () => {
  const rolls = [0, 0.5, 0.999].map((chance) => roll(["a", "b", "c"], "b", () => chance));
  expect(rolls).toEqual(["a", "c", "c"]);
});

it("rolls the only one again, and nothing of nothing", () => {
  expect(roll(["a"], "a")).toBe("a");
  expect(roll<string>([])).toBeUndefined();
});
