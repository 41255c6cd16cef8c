import { expect, it } from "vitest";

import { cardAt, cardOfNumber } from "./card-keys";

it.each([
  ["ArrowRight", 0, 1],
  ["ArrowRight", 2, 3],
  ["ArrowRight", 5, 0],
  ["ArrowLeft", 0, 5],
  ["ArrowDown", 1, 4],
  ["ArrowDown", 4, undefined],
  ["ArrowUp", 4, 1],
  ["ArrowUp", 1, undefined],
  ["Enter", 1, undefined],
])("of six cards in rows of three, %s leads from %d to %s", (key, from, to) => {
  expect(cardAt(key, from, 3, 6)).toBe(to);
});

it("goes round in a single column", () => {
  expect(cardAt("ArrowDown", 5, 1, 6)).toBe(0);
  expect(cardAt("ArrowUp", 0, 1, 6)).toBe(5);
});

it.each([
  ["Digit1", 0],
  ["Numpad6", 5],
  ["Digit7", undefined],
  ["Digit0", undefined],
  ["KeyA", undefined],
])("%s names card %s of six", (code, index) => {
  expect(cardOfNumber(code, 6)).toBe(index);
});
