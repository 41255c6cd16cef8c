import { describe, expect, it } from "vitest";

import { changedLines } from "./changed-lines";

const text = (...lines: string[]) => lines.join("\n");

describe("changedLines", () => {
  it.each([
    ["nothing", text("a", "b"), text("a", "b"), []],
    ["one line", text("a", "b", "c"), text("a", "x", "c"), [2]],
    ["the first and the last", text("a", "b", "c"), text("x", "b", "y"), [1, 3]],
    ["lines added in the middle", text("a", "d"), text("a", "b", "c", "d"), [2, 3]],
    ["lines added at the end", text("a"), text("a", "b"), [2]],
    [
      "two places with the same between",
      text("a", "b", "c", "d", "e"),
      text("a", "x", "c", "y", "e"),
      [2, 4],
    ],
    ["a line moved down", text("a", "b", "c"), text("b", "c", "a"), [3]],
    ["a repeated line", text("a", "a", "b"), text("a", "a", "a", "b"), [3]],
    ["lines taken away", text("a", "b", "c", "d"), text("a", "d"), [2]],
    ["lines taken away at the end", text("a", "b", "c"), text("a"), [1]],
    ["two lines taken away apart", text("a", "x", "b", "y", "c"), text("a", "b", "c"), [2]],
    ["everything", "a", "b", [1]],
  ])("finds %s", (_, before, after, lines) => {
    expect(changedLines(before, after)).toEqual(lines);
  });

  it("what it leaves out is in the text before, in the same order", () => {
    let seed = 7;
    const chance = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 200; round += 1) {
      const lines = () => Array.from({ length: 1 + chance(12) }, () => "abcd"[chance(4)] ?? "");
      const [before, after] = [lines(), lines()];
      const changed = new Set(changedLines(text(...before), text(...after)));
      let from = 0;
      after.forEach((line, index) => {
        if (changed.has(index + 1)) return;
        const found = before.indexOf(line, from);
        expect(found, `${before.join("")} to ${after.join("")}`).toBeGreaterThanOrEqual(0);
        from = found + 1;
      });
    }
  });

  it("takes all for new where there is too much to compare", () => {
    const many = (word: string) => text(...Array.from({ length: 3_000 }, (_, index) => `${word} ${index}`));
    expect(changedLines(many("a"), many("b"))).toHaveLength(3_000);
  });
});
