import { expect, it } from "vitest";

import { addPrinted, MOST_CHARACTERS, type PrintedPiece } from "./printed-text";

const out = (text: string): PrintedPiece => ({ channel: "stdout", text });
const err = (text: string): PrintedPiece => ({ channel: "stderr", text });

it("joins what comes from one channel and keeps the order", () => {
  expect(addPrinted([out("a")], [out("b\n"), err("!"), err("!"), out("c")])).toEqual([
    out("ab\n"),
    err("!!"),
    out("c"),
  ]);
});

it("leaves what it was given as it is", () => {
  const before = [out("a")];
  addPrinted(before, [out("b")]);
  expect(before).toEqual([out("a")]);
});

it("drops the oldest text beyond its bounds", () => {
  const full = addPrinted([err("old"), out("x")], [out("y".repeat(MOST_CHARACTERS - 2))]);
  expect(full).toEqual([err("d"), out(`x${"y".repeat(MOST_CHARACTERS - 2)}`)]);
  const fuller = addPrinted(full, [out("zz")]);
  expect(fuller.map(({ text }) => text.length)).toEqual([MOST_CHARACTERS]);
  expect(fuller[0]?.text.endsWith("zz")).toBe(true);
});
