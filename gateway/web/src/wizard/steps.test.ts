import { expect, it } from "vitest";

import type { Kind } from "@/api/kinds";

import { placeOf, searchBefore, type WizardSearch } from "./steps";

const kind = (id: string, themes: string[]): Kind => ({
  id,
  name: id,
  pitch: "",
  colour: "moss",
  default_name: id,
  names: [],
  slots: [],
  themes: themes.map((theme) => ({ id: theme, label: theme, moving: "", still: "" })),
});
const kinds = [kind("space", ["day", "night"]), kind("plain", [])];

it.each<[WizardSearch, string, WizardSearch | undefined]>([
  [{}, "kind", undefined],
  [{ kind: "nothing", theme: "day" }, "kind", undefined],
  [{ kind: "space" }, "theme", {}],
  [{ kind: "space", theme: "nothing" }, "theme", {}],
  [{ kind: "space", theme: "night" }, "name", { kind: "space" }],
  [{ kind: "plain" }, "name", {}],
])("%j asks for the %s", (search, step, before) => {
  const place = placeOf(search, kinds);
  expect(place.step).toBe(step);
  expect(searchBefore(place)).toEqual(before);
});
