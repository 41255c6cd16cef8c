import { expect, it } from "vitest";

import type { Kind } from "@/api/kinds";

import { type Answer, answer, type Answers, nameOf, NO_ANSWERS, themeOf } from "./answers";

const kind = (id: string): Kind => ({
  id,
  name: id,
  pitch: "",
  colour: "moss",
  default_name: `Pixel's ${id}`,
  names: [],
  slots: [],
  themes: ["day", "night"].map((theme) => ({ id: theme, label: theme, moving: "", still: "" })),
});
const [space, racing] = [kind("space"), kind("racing")];
const after = (...given: Answer[]): Answers => given.reduce(answer, NO_ANSWERS);

it("offers a kind's first look and its own name until something is chosen", () => {
  const answers = after({ type: "kind", kind: "space" });
  expect(answers.kind).toBe("space");
  expect(themeOf(answers, space)?.id).toBe("day");
  expect(nameOf(answers, space)).toBe("Pixel's space");
});

it("keeps the look of a kind while another is looked at", () => {
  const answers = after(
    { type: "kind", kind: "space" },
    { type: "theme", kind: "space", theme: "night" },
    { type: "kind", kind: "racing" },
  );
  expect(themeOf(answers, racing)?.id).toBe("day");
  expect(themeOf(answer(answers, { type: "kind", kind: "space" }), space)?.id).toBe("night");
});

it("forgets a look that a kind no longer has", () => {
  expect(themeOf(after({ type: "theme", kind: "space", theme: "gone" }), space)?.id).toBe("day");
});

it("keeps a typed name for every kind, and a rolled one for its own", () => {
  const rolled = after({ type: "rolled", kind: "space", name: "Star Hop" });
  expect(nameOf(rolled, space)).toBe("Star Hop");
  expect(nameOf(rolled, racing)).toBe("Pixel's racing");
  const typed = answer(rolled, { type: "typed", name: "Mine" });
  expect([nameOf(typed, space), nameOf(typed, racing)]).toEqual(["Mine", "Mine"]);
});

it("takes an emptied name for empty, and lets the dice fill it", () => {
  const emptied = after({ type: "typed", name: "" });
  expect(nameOf(emptied, space)).toBe("");
  expect(nameOf(answer(emptied, { type: "rolled", kind: "space", name: "Star Hop" }), space)).toBe(
    "Star Hop",
  );
});
