import { describe, expect, it } from "vitest";

import { addressOf, wallSearchOf } from "./wall-search";

describe("what the wall is asked for", () => {
  it.each([
    [{}, { sort: "newest", kind: undefined, words: undefined }],
    [
      { sort: "most_liked", kind: "space", q: " cloud " },
      { sort: "most_liked", kind: "space", words: "cloud" },
    ],
    [
      { sort: "oldest", kind: "../x", q: "  " },
      { sort: "newest", kind: undefined, words: undefined },
    ],
    [{ q: "a".repeat(200) }, { sort: "newest", kind: undefined, words: "a".repeat(100) }],
  ])("by %j is %j", (address, search) => {
    expect(wallSearchOf(address)).toEqual(search);
  });

  it("comes back from its address", () => {
    const search = { sort: "most_played", kind: "rpg", words: "fox" } as const;
    expect(wallSearchOf(addressOf(search))).toEqual(search);
    expect(addressOf({ sort: "newest", kind: undefined, words: undefined })).toEqual({});
  });
});
