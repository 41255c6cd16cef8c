// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";

import { isCelebrated, noteCelebrated } from "./achievements";

beforeEach(() => {
  localStorage.clear();
});

it("is remembered for each game and achievement", () => {
  expect(isCelebrated("a", "shown")).toBe(false);
  noteCelebrated("a", "shown");
  expect(isCelebrated("a", "shown")).toBe(true);
  expect(isCelebrated("b", "shown")).toBe(false);
  expect(isCelebrated("a", "answered")).toBe(false);
});

it("remembers the newest only", () => {
  noteCelebrated("old", "shown");
  for (let number = 0; number < 200; number += 1) noteCelebrated(String(number), "shown");
  expect(isCelebrated("199", "shown")).toBe(true);
  expect(isCelebrated("old", "shown")).toBe(false);
});
