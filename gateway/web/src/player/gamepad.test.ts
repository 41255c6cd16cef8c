import { describe, expect, it } from "vitest";

import { ARROWS, type GameKeys, LETTERS } from "./game-keys";
import { type GamepadState, keysOfGamepad } from "./gamepad";

const keys: GameKeys = {
  directions: ARROWS,
  secondDirections: LETTERS,
  buttons: ["Space", "Enter", "KeyX"],
  actions: {},
  readsText: false,
};
function pad(pressed: number[], axes: number[] = [0, 0]): GamepadState {
  const buttons = Array.from({ length: 17 }, (_, button) => ({
    pressed: pressed.includes(button),
    touched: false,
    value: 0,
  }));
  return { buttons, axes };
}
const held = (state: GamepadState, of = keys, order = 0) => [...keysOfGamepad(state, of, order)].sort();

describe("a gamepad", () => {
  it("at rest holds nothing, even if its stick is a little off", () => {
    expect(held(pad([], [0.2, -0.3]))).toEqual([]);
  });

  it("moves by its stick and by its cross", () => {
    expect(held(pad([], [-0.9, 0.8]))).toEqual(["ArrowDown", "ArrowLeft"]);
    expect(held(pad([12, 15]))).toEqual(["ArrowRight", "ArrowUp"]);
  });

  it("gives its buttons the game's keys in their order", () => {
    expect(held(pad([0]))).toEqual(["Space"]);
    expect(held(pad([1, 2]))).toEqual(["Enter", "KeyX"]);
    expect(held(pad([3]))).toEqual([]);
  });

  it("starts with its start button", () => {
    expect(held(pad([9]))).toEqual(["Enter"]);
    expect(held(pad([9]), { ...keys, buttons: ["KeyX"] })).toEqual(["KeyX"]);
  });

  it("rests with its start button, where the game can rest", () => {
    expect(held(pad([9]), { ...keys, rest: "KeyP" })).toEqual(["KeyP"]);
  });

  it("begins with its first button, also where that does something else in the game", () => {
    expect(held(pad([0]), { ...keys, buttons: ["KeyX"], start: "Space" })).toEqual(["KeyX", "Space"]);
    expect(held(pad([0]), { ...keys, buttons: [], start: "Space" })).toEqual(["Space"]);
  });

  it("moves the second player when it is the second one, where there is a second player", () => {
    expect(held(pad([14]), keys, 1)).toEqual(["KeyA"]);
    expect(held(pad([14]), { ...keys, secondDirections: {} }, 1)).toEqual(["ArrowLeft"]);
  });

  it("holds no direction that the game does not use", () => {
    expect(held(pad([12, 14]), { ...keys, directions: { left: "ArrowLeft" } })).toEqual(["ArrowLeft"]);
  });

  it("of another make, with fewer buttons, does no harm", () => {
    expect(held({ buttons: [], axes: [] })).toEqual([]);
  });
});
