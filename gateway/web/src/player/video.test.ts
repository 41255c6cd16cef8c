import { expect, it } from "vitest";

import { decodeVideo, partsOf } from "./video";
import { configOf } from "./video-decoder";
import { toRgba, unitsOf } from "./wasm-video-decoder";
import { MalformedPacket } from "./wire";

/** A picture of 70 by 40 pixels, shown in 35 by 20 of the video, in the tiles 0 and 4. */
const packet = Uint8Array.of(3, 7, 0, 0, 0, 70, 0, 40, 0, 35, 0, 20, 0, 1, 0b010001, 9, 8);

it("reads a video packet", () => {
  expect(decodeVideo(packet)).toEqual({
    sequence: 7,
    width: 70,
    height: 40,
    shownWidth: 35,
    shownHeight: 20,
    isKey: true,
    mask: Uint8Array.of(0b010001),
    data: Uint8Array.of(9, 8),
  });
});

it.each([
  ["another kind", Uint8Array.of(1, ...packet.subarray(1))],
  ["no size", Uint8Array.of(...packet.subarray(0, 5), 0, 0, ...packet.subarray(7))],
  ["nothing after the tiles", packet.subarray(0, 15)],
  ["a header that is cut off", packet.subarray(0, 9)],
])("refuses %s", (_, malformed) => {
  expect(() => decodeVideo(malformed)).toThrow(MalformedPacket);
});

it("joins tiles side by side and rows that are alike, and cuts them at the edges", () => {
  const parts = (...mask: number[]) => partsOf({ width: 70, height: 40, mask: Uint8Array.from(mask) });
  expect(parts(0)).toEqual([]);
  expect(parts(0b111111)).toEqual([{ x: 0, y: 0, width: 70, height: 40 }]);
  expect(parts(0b110100)).toEqual([
    { x: 64, y: 0, width: 6, height: 32 },
    { x: 32, y: 32, width: 38, height: 8 },
  ]);
});

const PARAMETERS = [0, 0, 0, 1, 0x67, 0x42, 0xc0, 0x1f, 5];
const SLICE = [0, 0, 1, 0x65, 1, 2, 3];

it("finds the codec's name in the sequence parameters", () => {
  expect(configOf(Uint8Array.from([...SLICE, ...PARAMETERS, ...SLICE]))?.codec).toBe("avc1.42c01f");
  expect(configOf(Uint8Array.from(SLICE))).toBeUndefined();
});

it("takes an access unit apart, each part with its start code", () => {
  const units = unitsOf(Uint8Array.from([...PARAMETERS, ...SLICE]));
  expect(units.map((unit) => [...unit])).toEqual([PARAMETERS, SLICE]);
});

it("converts to the colours of the screen", () => {
  const black = [16, 16, 16, 16];
  const white = [235, 235, 235, 235];
  const pixels = new Uint32Array(8);
  // Two squares side by side: black, and pure red as ITU-R BT.601 has it.
  toRgba(Uint8Array.from([16, 16, 81, 81, 16, 16, 81, 81, 128, 90, 128, 240]), 4, 2, pixels);
  expect(pixels[0]).toBe(0xff000000);
  const red = pixels[2] ?? 0;
  expect(red & 0xff).toBeGreaterThan(250);
  expect((red >> 8) & 0xff).toBeLessThan(5);
  toRgba(Uint8Array.from([...white, 128, 128]), 2, 2, pixels);
  expect(pixels[0]).toBe(0xffffffff);
  toRgba(Uint8Array.from([...black, 128, 128]), 2, 2, pixels);
  expect(pixels[0]).toBe(0xff000000);
});
