import { beforeEach, expect, it, vi } from "vitest";

import { Painter, type PaintableCanvas } from "./painter";
import type { Picture } from "./picture";

class FakeImageData {
  readonly data: Uint8ClampedArray;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}

const putImageData = vi.fn();
const canvas = { width: 300, height: 150, getContext: () => ({ putImageData }) };

/** A picture of one colour. */
function picture(width: number, height: number, tiles: number[], reset = false): Picture {
  const pixels = new Uint32Array(width * height).fill(0x102030);
  return { sequence: 1, width, height, reset, pixels, tiles: Uint16Array.from(tiles) };
}

const painted = () => putImageData.mock.calls.map((call: unknown[]) => call.slice(3));

beforeEach(() => {
  vi.stubGlobal("ImageData", FakeImageData);
  putImageData.mockClear();
});

it("gives the canvas the size of the picture, and tells when that size is new", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  expect(painter.paint(picture(100, 50, [0], true))).toBe(true);
  expect([canvas.width, canvas.height]).toEqual([100, 50]);
  expect(painter.paint(picture(100, 50, [1]))).toBe(false);
  expect(painter.paint(picture(40, 20, [], true))).toBe(true);
  expect([canvas.width, canvas.height]).toEqual([40, 20]);
});

it("paints the tiles of the packet and no others", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  painter.paint(picture(100, 50, [], true));
  putImageData.mockClear();
  painter.paint(picture(100, 50, [1, 7]));
  expect(painted()).toEqual([
    [32, 0, 32, 32],
    [96, 32, 4, 18],
  ]);
});

it.each([
  ["that begins anew", picture(320, 320, [3], true)],
  ["of which most changed", picture(320, 320, [...Array(65).keys()])],
])("paints a picture %s at once", (_, next) => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  painter.paint(picture(320, 320, [], true));
  putImageData.mockClear();
  painter.paint(next);
  expect(painted()).toEqual([[]]);
});

it("counts the picture after it forgot as new", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  painter.paint(picture(100, 50, [], true));
  painter.forget();
  expect(painter.paint(picture(100, 50, [], true))).toBe(true);
});
