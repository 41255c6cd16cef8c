import { expect, it } from "vitest";

import { HeldKeys } from "./held-keys";
import { padDirections } from "./pad-directions";
import type { InputEvent } from "./wire";

it("only changes are told, what goes up first", () => {
  const told: (readonly InputEvent[])[] = [];
  const held = new HeldKeys((events) => told.push(events));
  held.hold(new Set(["ArrowLeft"]));
  held.hold(new Set(["ArrowLeft"]));
  held.hold(new Set(["ArrowUp"]));
  held.release();
  held.release();
  expect(told).toEqual([
    [{ type: "keydown", code: "ArrowLeft" }],
    [
      { type: "keyup", code: "ArrowLeft" },
      { type: "keydown", code: "ArrowUp" },
    ],
    [{ type: "keyup", code: "ArrowUp" }],
  ]);
});

it.each([
  [0, 0, []],
  [0.15, -0.1, []],
  [0.9, 0, ["right"]],
  [0.9, 0.2, ["right"]],
  [0.6, 0.6, ["right", "down"]],
  [0, 0.5, ["down"]],
  [-0.6, 0.55, ["down", "left"]],
  [-1, 0, ["left"]],
  [-0.7, -0.7, ["left", "up"]],
  [0.1, -0.9, ["up"]],
  [3, -3, ["right", "up"]],
])("a thumb at %f, %f means %j", (right, down, directions) => {
  expect(padDirections(right, down)).toEqual(directions);
});
