import { readFileSync } from "node:fs";

import { beforeEach, expect, it, vi } from "vitest";

import { Painter, type PaintableCanvas } from "./painter";
import { decodePicture } from "./picture";
import { MalformedPacket } from "./wire";

const fixture = (name: string) =>
  decodePicture(new Uint8Array(readFileSync(new URL(`fixtures/${name}.bin`, import.meta.url))));

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

beforeEach(() => {
  vi.stubGlobal("ImageData", FakeImageData);
  putImageData.mockClear();
});

it("gives the canvas the size of the picture, and tells when that size is new", () => {
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  expect(painter.paint(fixture("two-tiles-100x50"))).toBe(true);
  expect([canvas.width, canvas.height]).toEqual([100, 50]);
  expect(painter.paint(fixture("two-tiles-100x50"))).toBe(false);
  expect(painter.paint(fixture("whole-40x20"))).toBe(true);
  expect([canvas.width, canvas.height]).toEqual([40, 20]);
});

it("paints the tiles of the packet and no others", () => {
  new Painter(canvas as unknown as PaintableCanvas).paint(fixture("two-tiles-100x50"));
  expect(putImageData.mock.calls.map((call: unknown[]) => call.slice(3))).toEqual([
    [32, 0, 32, 32],
    [96, 32, 4, 18],
  ]);
});

it("paints nothing of a damaged packet", () => {
  const picture = { ...fixture("two-tiles-100x50"), tileCount: 3 };
  const painter = new Painter(canvas as unknown as PaintableCanvas);
  expect(() => painter.paint(picture)).toThrow(MalformedPacket);
  expect(putImageData).not.toHaveBeenCalled();
});
