/** What a gamepad holds down, as keys of a game. Numbers are those of the standard mapping (W3C Gamepad, §7). */

import { DIRECTIONS, type Direction, type GameKeys } from "./game-keys";

/** How far a stick must lean to count. */
const LEAN = 0.5;
const START_BUTTON = 9;
/** The directions of the cross. */
const CROSS: Record<Direction, number> = { up: 12, down: 13, left: 14, right: 15 };
/** The buttons under the thumb and the fingers, in the order in which games' keys are given to them. */
const PRESSED_FIRST = [0, 1, 2, 3, 5, 4, 7, 6];

export type GamepadState = Pick<Gamepad, "buttons" | "axes">;

/** The codes of the keys that this gamepad holds; `order` counts gamepads from 0, each plays one player. */
export function keysOfGamepad({ buttons, axes }: GamepadState, keys: GameKeys, order: number): Set<string> {
  const isDown = (button: number) => buttons[button]?.pressed ?? false;
  const [x = 0, y = 0] = axes;
  const leans: Record<Direction, boolean> = {
    left: x < -LEAN,
    right: x > LEAN,
    up: y < -LEAN,
    down: y > LEAN,
  };
  const second = order % 2 === 1 && Object.keys(keys.secondDirections).length > 0;
  const directions = second ? keys.secondDirections : keys.directions;
  const held = new Set<string>();
  for (const direction of DIRECTIONS) {
    const code = directions[direction];
    if (code !== undefined && (leans[direction] || isDown(CROSS[direction]))) held.add(code);
  }
  PRESSED_FIRST.forEach((button, place) => {
    const code = keys.buttons[place];
    if (code !== undefined && isDown(button)) held.add(code);
  });
  // Who holds a gamepad presses its first button to begin, whatever that does in the game.
  if (keys.start !== undefined && isDown(PRESSED_FIRST[0] ?? 0)) held.add(keys.start);
  const start = keys.rest ?? (keys.buttons.includes("Enter") ? "Enter" : keys.buttons[0]);
  if (start !== undefined && isDown(START_BUTTON)) held.add(start);
  return held;
}
