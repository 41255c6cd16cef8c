import { expect, it } from "vitest";

import { linesOf } from "./difference";

it("lines were there then, are there now, or both, with gaps between", () => {
  const diff =
    "@@ -1,2 +1,2 @@\n-SPEED = 3\n+SPEED = 5\n print(SPEED)\n@@ -9 +9 @@\n-a\n\\ No newline at end of file\n+b\n";
  expect(linesOf(diff)).toEqual([
    { when: "then", text: "SPEED = 3" },
    { when: "now", text: "SPEED = 5" },
    { when: "both", text: "print(SPEED)" },
    { when: "gap", text: "" },
    { when: "then", text: "a" },
    { when: "now", text: "b" },
  ]);
});

it("a line that begins with dashes is not taken for the head of a file", () => {
  expect(linesOf("@@ -1 +1 @@\n--- x\n+++ y\n")).toEqual([
    { when: "then", text: "-- x" },
    { when: "now", text: "++ y" },
  ]);
});
