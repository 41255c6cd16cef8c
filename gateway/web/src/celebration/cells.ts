/** Where a picture of a game is something else than its background: that is what flies when there is something to celebrate. */

/** A square of a small picture, with the colour it has there. */
export interface Cell {
  /** From 0 at the left to 1 at the right, and from 0 above to 1 below: its upper left corner. */
  x: number;
  y: number;
  /** Such as `rgb(12, 200, 0)`. */
  colour: string;
}

/** So many of the colours that are seen most are the land and the sky. */
const BACKGROUND_COLOURS = 2;
/** Colours are alike when they differ by less than so much in each part. */
const ALIKE = 32;

function colourAt(data: Uint8ClampedArray, index: number): [number, number, number] {
  const part = (offset: number) => data[4 * index + offset] ?? 0;
  return [part(0), part(1), part(2)];
}

/** How far a colour is from grey, from 0 to 255. */
const vividness = (colour: readonly number[]) => Math.max(...colour) - Math.min(...colour);

/**
 * Picks at most `count` squares that do not have one of the picture's usual colours, the most colourful of all there are.
 *
 * @param picture `width` × `height` pixels in rows, each red, green, blue and opacity from 0 to 255
 */
export function pickCells({ width, height, data }: ImageData, count: number): Cell[] {
  const cells = Array.from({ length: width * height }, (_, index) => {
    const colour = colourAt(data, index);
    return { index, colour, alike: colour.map((part) => Math.floor(part / ALIKE)).join() };
  });
  const seen = new Map<string, number>();
  for (const { alike } of cells) seen.set(alike, (seen.get(alike) ?? 0) + 1);
  const bySeen = [...seen].sort(([, more], [, less]) => less - more);
  const usual = new Set(bySeen.slice(0, BACKGROUND_COLOURS).map(([alike]) => alike));
  return cells
    .filter(({ alike }) => !usual.has(alike))
    .sort((one, other) => vividness(other.colour) - vividness(one.colour))
    .slice(0, count)
    .map(({ index, colour }) => ({
      x: (index % width) / width,
      y: Math.floor(index / width) / height,
      colour: `rgb(${colour.join(", ")})`,
    }));
}
