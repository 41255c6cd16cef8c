import { readFileSync } from "node:fs";

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

/** What the style sheet says of a mood, or else of all. */
function styled(mood: string, property: string): number {
  const css = readFileSync(new URL("./pixel.css", import.meta.url), "utf8");
  const rules = [...css.matchAll(/\.pixel(?:\[data-mood="(\w+)"\])? \{([^}]*)\}/g)];
  const values = [undefined, mood].map((of) => {
    const rule = rules.find(([, named]) => named === of)?.[2] ?? "";
    return new RegExp(`${property}: (\\d+)`).exec(rule)?.[1];
  });
  return Number(values[1] ?? values[0]);
}

it.each(Object.entries(drawnMoods))(
  "Pixel acts %s for less than five seconds, and then rests",
  (mood, frames) => {
    const lasts = frames.length * styled(mood, "--frame-time") * styled(mood, "--rounds");
    expect(lasts).toBeGreaterThan(1_000);
    expect(lasts).toBeLessThan(5_000);
  },
);
