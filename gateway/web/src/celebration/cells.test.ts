// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";

import { pickCells } from "./cells";

const [SKY, LAND, FROG, COIN] = [
  [100, 180, 240],
  [40, 160, 60],
  [250, 200, 0],
  [200, 30, 60],
];

/** A picture of letters: s sky, l land, f frog, c coin. */
function picture(...rows: string[]): ImageData {
  const colours: Record<string, number[] | undefined> = { s: SKY, l: LAND, f: FROG, c: COIN };
  const data = rows.flatMap((row) => Array.from(row).flatMap((letter) => [...(colours[letter] ?? []), 255]));
  return new ImageData(new Uint8ClampedArray(data), rows[0]?.length ?? 0, rows.length);
}

describe("what flies", () => {
  it("is what is neither land nor sky, from where it is, in its colours", () => {
    expect(pickCells(picture("ssss", "sfsc", "llll"), 9)).toEqual([
      { x: 0.25, y: 1 / 3, colour: "rgb(250, 200, 0)" },
      { x: 0.75, y: 1 / 3, colour: "rgb(200, 30, 60)" },
    ]);
  });

  it("takes a sky of nearly the same colours for one sky", () => {
    const toned = picture("ssss", "sfss", "llll");
    toned.data[0] = 103;
    expect(pickCells(toned, 9)).toHaveLength(1);
  });

  it("is no more than wanted, and the most colourful there is", () => {
    const cells = pickCells(picture("ssssscss", "lllllcll", "lllfslsf"), 3);
    expect(cells.map(({ colour }) => colour)).toEqual([
      "rgb(250, 200, 0)",
      "rgb(250, 200, 0)",
      "rgb(200, 30, 60)",
    ]);
  });

  it("is nothing where there is nothing but a background", () => {
    expect(pickCells(picture("ssss", "llll"), 9)).toEqual([]);
  });
});
