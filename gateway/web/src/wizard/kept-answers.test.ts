import { expect, it } from "vitest";

import { NO_ANSWERS } from "./answers";
import { parseAnswers } from "./kept-answers";

it.each([null, "", "{", "null", "3", '{"kind":3,"themes":[1],"rolled":"x","typed":{}}'])(
  "%j is no answer",
  (text) => {
    expect(parseAnswers(text)).toEqual(NO_ANSWERS);
  },
);

it("what was kept is read again", () => {
  const answers = { kind: "space", themes: { space: "neon" }, rolled: { space: "Star Hop" }, typed: "Mine" };
  expect(parseAnswers(JSON.stringify(answers))).toEqual(answers);
});
