import { expect, it } from "vitest";

import { nicknameMistake } from "./nickname";

it.each([
  ["Robo Fox", undefined],
  ["张伟", undefined],
  ["a_b-c.9", undefined],
  ["नमस्ते", undefined],
  ["x", "length"],
  ["a".repeat(25), "length"],
  ["fo  x", "signs"],
  ["_fox", "signs"],
  ["<b>fox", "signs"],
  ["🦊🦊", "signs"],
])("the nickname %j has the mistake %s", (text, mistake) => {
  expect(nicknameMistake(text)).toBe(mistake);
});
