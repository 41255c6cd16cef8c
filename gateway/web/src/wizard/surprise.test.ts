import { expect, it } from "vitest";

import type { Kind } from "@/api/kinds";

import { surprise } from "./surprise";

const kind = (id: string): Kind => ({
  id,
  name: id,
  pitch: "",
  colour: "moss",
  default_name: id,
  names: [`${id} one`, `${id} two`],
  slots: [],
  themes: ["day", "night"].map((theme) => ({ id: theme, label: theme, moving: "", still: "" })),
});
const [space, racing] = [kind("space"), kind("racing")];

it("chooses kind, look and name", () => {
  expect(surprise([space, racing], undefined, undefined, () => 0.9)).toEqual([
    { type: "kind", kind: "racing" },
    { type: "theme", kind: "racing", theme: "night" },
    { type: "rolled", kind: "racing", name: "racing two" },
  ]);
});

it("chooses another kind than last time", () => {
  expect(surprise([space, racing], undefined, "racing", () => 0.9)[0]).toEqual({
    type: "kind",
    kind: "space",
  });
});

it("leaves a kind that was chosen", () => {
  expect(surprise([space, racing], space, undefined, () => 0.9)[0]).toEqual({ type: "kind", kind: "space" });
});

it("chooses nothing where there is nothing", () => {
  expect(surprise([], undefined)).toEqual([]);
});
