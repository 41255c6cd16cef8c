import { expect, it } from "vitest";

import type { Slot } from "@/api/kinds";

import { countOpen, firstOpen, presentOption } from "./questions";

const slot = (id: string): Slot => ({
  id,
  label: id,
  options: ["first", "second"].map((o) => ({ id: o, label: o })),
});
const slots = ["move", "chase", "win"].map(slot);

it.each([
  [{}, 0, 3],
  [{ move: "first" }, 1, 2],
  [{ move: "first", win: "second" }, 1, 1],
  [{ move: "first", chase: "first", win: "second" }, 3, 0],
])("with %j the first open question is %d, and %d are open", (choices, first, open) => {
  expect(firstOpen(slots, choices)).toBe(first);
  expect(countOpen(slots, choices)).toBe(open);
});

it("what was not asked has its first option, also where the chosen one is gone", () => {
  expect(presentOption(slot("move"), {})?.id).toBe("first");
  expect(presentOption(slot("move"), { move: "second" })?.id).toBe("second");
  expect(presentOption(slot("move"), { move: "gone" })?.id).toBe("first");
});
