import { expect, it } from "vitest";

import { copyArea, locateTile, type Picture } from "./picture";

it.each([
  [0, { x: 0, y: 0, width: 32, height: 32 }],
  [3, { x: 96, y: 0, width: 4, height: 32 }],
  [5, { x: 32, y: 32, width: 32, height: 18 }],
])("tile %i of 100 x 50 pixels lies where it belongs", (tile, expected) => {
  const area = { x: 0, y: 0, width: 0, height: 0 };
  locateTile({ width: 100, height: 50 }, tile, area);
  expect(area).toEqual(expected);
});

it("an area is copied as opaque red, green, blue, and nothing around it", () => {
  const pixels = Uint32Array.of(1, 2, 3, 4, 0x102030, 6, 7, 8, 9);
  const picture: Picture = {
    sequence: 1,
    width: 3,
    height: 3,
    reset: false,
    pixels,
    tiles: new Uint16Array(),
  };
  const canvas = new Uint32Array(9);
  copyArea(picture, { x: 1, y: 1, width: 1, height: 1 }, canvas);
  expect([...new Uint8Array(canvas.buffer)].slice(16, 20)).toEqual([0x10, 0x20, 0x30, 0xff]);
  expect(canvas.filter((pixel) => pixel !== 0)).toHaveLength(1);
});
