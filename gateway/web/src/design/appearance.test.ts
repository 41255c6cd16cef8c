// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { parseAppearance } from "./appearance";

const USUAL = { paper: "auto", strongContrast: false, typeface: "usual", wordSize: 18, codeSize: 16 };

it.each([
  null,
  "",
  "{",
  "null",
  "3",
  '{"paper":"green","wordSize":"big","typeface":"wings","strongContrast":"very"}',
])("%j is the usual look", (text) => {
  expect(parseAppearance(text)).toEqual(USUAL);
});

it("what was chosen is kept, within bounds", () => {
  const kept = '{"paper":"dark","strongContrast":true,"typeface":"dyslexic","wordSize":22,"codeSize":999}';
  expect(parseAppearance(kept)).toEqual({
    paper: "dark",
    strongContrast: true,
    typeface: "dyslexic",
    wordSize: 22,
    codeSize: 28,
  });
});
