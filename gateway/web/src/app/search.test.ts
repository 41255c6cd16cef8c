import { expect, it } from "vitest";

import { parseArrivalSearch, parseGallerySearch } from "./search";

it.each([
  ["/game/7?x=1", { back: "/game/7?x=1" }],
  ["https://elsewhere.example", {}],
  ["//elsewhere.example", {}],
  ["/\\elsewhere.example", {}],
  [7, {}],
])("the way back %j becomes %j", (back, parsed) => {
  expect(parseArrivalSearch({ back })).toEqual(parsed);
});

it("leaves out what is strange in a query", () => {
  expect(parseGallerySearch({ sort: "newest", kind: 3, q: "", other: "x" })).toEqual({ sort: "newest" });
});
