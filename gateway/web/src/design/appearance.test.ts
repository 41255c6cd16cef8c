// @vitest-environment happy-dom
import { expect, it } from "vitest";

import { parseAppearance } from "./appearance";

const USUAL = { paper: "auto", wordSize: 18, codeSize: 16 };

it.each([null, "", "{", "null", "3", '{"paper":"green","wordSize":"big"}'])(
  "%j is the usual look",
  (text) => {
    expect(parseAppearance(text)).toEqual(USUAL);
  },
);

it("what was chosen is kept, within bounds", () => {
  expect(parseAppearance('{"paper":"dark","wordSize":22,"codeSize":999}')).toEqual({
    paper: "dark",
    wordSize: 22,
    codeSize: 28,
  });
});
