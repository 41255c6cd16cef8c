/** How much room files take, in boxes that a child can count. */

/** What a whole project may hold, as the gateway has it. */
export const ROOM_BYTES = 5_000_000;
export const BOXES = 10;

/** How many of the ten boxes are full; anything at all begins a box. */
export function boxesFilled(sizeBytes: number): number {
  return Math.min(Math.ceil((sizeBytes / ROOM_BYTES) * BOXES), BOXES);
}

export type Fullness = "plenty" | "some" | "little";

export function fullness(sizeBytes: number): Fullness {
  const filled = sizeBytes / ROOM_BYTES;
  return filled < 0.5 ? "plenty" : filled < 0.9 ? "some" : "little";
}
