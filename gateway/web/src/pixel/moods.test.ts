import { expect, it } from "vitest";

import { drawnMoods } from "./drawn";

it("Pixel has seven moods of two to four frames", () => {
  expect(Object.keys(drawnMoods).sort()).toEqual([
    "asleep",
    "excited",
    "hello",
    "listening",
    "oops",
    "proud",
    "thinking",
  ]);
  for (const [mood, frames] of Object.entries(drawnMoods)) {
    expect(frames.length, mood).toBeGreaterThanOrEqual(2);
    expect(frames.length, mood).toBeLessThanOrEqual(4);
  }
});

it("every mood moves", () => {
  for (const [mood, frames] of Object.entries(drawnMoods)) {
    expect(new Set(frames.map((frame) => JSON.stringify(frame))).size, mood).toBeGreaterThanOrEqual(2);
  }
});
