import { expect, it } from "vitest";

import { type Circumstances, reactionTo } from "./reaction";

const AT_FIRST: Circumstances = {
  step: "kind",
  kindChosen: false,
  missing: false,
  deed: "nothing",
  making: "ready",
};

it.each<[Partial<Circumstances>, string, string]>([
  [{}, "hello", "kind.hint"],
  [{ missing: true }, "thinking", "kind.none"],
  [{ kindChosen: true, deed: "chose" }, "excited", "kind.chosen"],
  [{ step: "theme" }, "listening", "theme.hint"],
  [{ step: "theme", deed: "chose" }, "excited", "theme.chosen"],
  [{ step: "name" }, "thinking", "name.hint"],
  [{ step: "name", deed: { rolled: 4 } }, "excited", "name.rolled1"],
  [{ step: "name", deed: "typed" }, "listening", "name.typed"],
  [{ step: "name", deed: "surprised" }, "proud", "name.surprised"],
  [{ step: "name", deed: "typed", missing: true }, "oops", "name.hint"],
  [{ step: "name", making: "making" }, "excited", "making"],
  [{ step: "name", making: "away" }, "asleep", "trouble.away"],
  [{ step: "name", making: "back" }, "excited", "trouble.back"],
  [{ step: "name", making: "full" }, "oops", "trouble.full"],
  [{ step: "name", making: "name" }, "oops", "name.hint"],
])("%j is met with %s: %s", (part, mood, words) => {
  expect(reactionTo({ ...AT_FIRST, ...part })).toEqual({ mood, words });
});
