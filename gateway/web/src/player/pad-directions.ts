/** Which directions a thumb on a round pad means. */

import type { Direction } from "./game-keys";

/** A thumb this near the middle, as a part of the pad's half width, rests. */
const REST = 0.22;
/** Half the width of the sector of a straight direction; between two such sectors both count. */
const STRAIGHT_RADIANS = (Math.PI * 30) / 180;

/** The directions of a thumb that lies `right` and `down` of the middle, in halves of the pad's width. */
export function padDirections(right: number, down: number): Direction[] {
  if (Math.hypot(right, down) < REST) return [];
  const angle = Math.atan2(down, right);
  const isNear = (middle: number) => {
    const away = Math.abs(Math.atan2(Math.sin(angle - middle), Math.cos(angle - middle)));
    return away <= Math.PI / 2 - STRAIGHT_RADIANS;
  };
  const sectors: [Direction, number][] = [
    ["right", 0],
    ["down", Math.PI / 2],
    ["left", Math.PI],
    ["up", -Math.PI / 2],
  ];
  return sectors.filter(([, middle]) => isNear(middle)).map(([direction]) => direction);
}
