import { expect, it } from "vitest";

import { findNext } from "./find-next";

it.each([
  ["Fox and fox", "fox", 0, 0],
  ["Fox and fox", "fox", 1, 8],
  ["Fox and fox", "FOX", 9, 0],
  ["İ fox", "fox", 0, 2],
  ["Fox", "cat", 0, -1],
])("in %j, %j after %i is at %i", (text, wanted, from, at) => {
  expect(findNext(text, wanted, from)).toBe(at);
});
