import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { wordsOn } from "./kind-colours";

const css = readFileSync(new URL("../design/palette.css", import.meta.url), "utf8");
const palette = new Map(
  [...css.matchAll(/--color-(\w+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(name: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt((palette.get(name) ?? "").slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it.each([...palette.keys()])("words can be read on %s", (colour) => {
  const [dark = 0, light = 0] = [luminance(colour), luminance(wordsOn(colour))].sort((a, b) => a - b);
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
});
