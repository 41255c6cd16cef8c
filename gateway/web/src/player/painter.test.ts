import { beforeEach, expect, it, vi } from "vitest";

import { Painter, type PaintableCanvas } from "./painter";
import type { Picture } from "./picture";
import type { Video } from "./video";

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
const drawImage = vi.fn();
const canvas = { width: 300, height: 150, getContext: () => ({ putImageData, drawImage }) };

/** A picture of one colour. */
function picture(width: number, height: number, tiles: number[], reset = false): Picture {
  const pixels = new Uint32Array(width * height).fill(0x102030);
  return { sequence: 1, width, height, reset, pixels, tiles: Uint16Array.from(tiles) };
}

const painted = () => putImageData.mock.calls.map((call: unknown[]) => call.slice(3));

beforeEach(() => {
  vi.stubGlobal("ImageData", FakeImageData);
  putImageData.mockClear();
  drawImage.mockClear();
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
  drawImage.mockClear();
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
  drawImage.mockClear();
  painter.paint(next);
  expect(painted()).toEqual([[]]);
});

it("counts the picture after it forgot as new", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  painter.paint(picture(100, 50, [], true));
  painter.forget();
  expect(painter.paint(picture(100, 50, [], true))).toBe(true);
});

/** A video of which these tiles are to be seen. */
function video(width: number, height: number, tiles: number[]): Video {
  const mask = new Uint8Array(8);
  for (const tile of tiles) mask[tile >> 3] = (mask[tile >> 3] ?? 0) | (1 << (tile & 7));
  const shown = { shownWidth: width / 2, shownHeight: height / 2 };
  return { sequence: 1, width, height, ...shown, isKey: true, mask, data: new Uint8Array(1) };
}

it("paints a video only where it is to be seen, scaled to the picture's size", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  const frame = {} as CanvasImageSource;
  expect(painter.paintVideo(video(80, 64, [1, 2, 4, 5]), frame)).toBe(true);
  expect([canvas.width, canvas.height]).toEqual([80, 64]);
  expect(drawImage.mock.calls).toEqual([[frame, 16, 0, 24, 32, 32, 0, 48, 64]]);
  expect(painter.paintVideo(video(80, 64, [0]), frame)).toBe(false);
});

it("never paints over a video what the picture was before it", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  painter.paintVideo(video(320, 320, []), {} as CanvasImageSource);
  const tiles = Array.from({ length: 70 }, (_, tile) => tile);
  painter.paint(picture(320, 320, tiles, true));
  expect(putImageData).toHaveBeenCalledTimes(70);
  expect(painted().every((area) => area.length === 4)).toBe(true);
});
