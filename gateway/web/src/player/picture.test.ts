import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { copyTile, decodePicture, readTiles } from "./picture";
import { MalformedPacket } from "./wire";

/** Packets written by the encoder of the `shared` crate. */
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}.bin`, import.meta.url)));

/** Every pixel as [red, green, blue], in rows. */
function paint(packet: Uint8Array) {
  const picture = decodePicture(packet);
  const pixels = new Uint32Array(picture.width * picture.height);
  for (const tile of readTiles(picture)) copyTile(pixels, picture.width, picture.tiles, tile);
  const bytes = new Uint8Array(pixels.buffer);
  return (x: number, y: number) => [
    ...bytes.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 4),
  ];
}

describe("a whole picture", () => {
  // 40x20 pixels of red = x, green = y, blue = tile column * 16 + tile row.
  const packet = fixture("whole-40x20");

  it("has a header and its tiles", () => {
    const picture = decodePicture(packet);
    expect(picture).toMatchObject({ sequence: 0xfffffffe, width: 40, height: 20, tileCount: 2 });
    expect(readTiles(picture)).toEqual([
      { x: 0, y: 0, width: 32, height: 20, offset: 4 },
      { x: 32, y: 0, width: 8, height: 20, offset: 4 + 32 * 20 * 3 + 4 },
    ]);
  });

  it("puts every pixel in its place", () => {
    const at = paint(packet);
    for (let y = 0; y < 20; y += 1) {
      for (let x = 0; x < 40; x += 1) expect(at(x, y)).toEqual([x, y, x < 32 ? 0 : 16, 255]);
    }
  });

  it("may lie anywhere in its buffer", () => {
    const shifted = new Uint8Array([9, 9, 9, ...packet]).subarray(3);
    expect(decodePicture(shifted).width).toBe(40);
  });
});

it("a change leaves the other tiles alone", () => {
  const at = paint(fixture("two-tiles-100x50"));
  expect(at(32, 0)).toEqual([200, 100, 50, 255]);
  expect(at(63, 31)).toEqual([200, 100, 50, 255]);
  expect(at(99, 49)).toEqual([200, 100, 50, 255]);
  for (const [x, y] of [
    [31, 0],
    [64, 0],
    [32, 32],
    [95, 49],
    [99, 31],
  ] as const) {
    expect(at(x, y)).toEqual([0, 0, 0, 0]);
  }
});

describe("damaged packets are refused", () => {
  const changed = (change: (packet: Uint8Array) => void) => {
    const packet = fixture("whole-40x20");
    change(packet);
    return packet;
  };
  const read = (packet: Uint8Array) => readTiles(decodePicture(packet));

  it.each([
    ["empty", new Uint8Array()],
    ["cut off in the header", fixture("whole-40x20").subarray(0, 10)],
    ["cut off in the tiles", fixture("whole-40x20").subarray(0, 200)],
    [
      "of another kind",
      changed((packet) => {
        packet.set([2], 0);
      }),
    ],
    [
      "without a width",
      changed((packet) => {
        packet.set([0, 0], 5);
      }),
    ],
    [
      "without a height",
      changed((packet) => {
        packet.set([0, 0], 7);
      }),
    ],
    [
      "with a tile too many",
      changed((packet) => {
        packet.set([3], 9);
      }),
    ],
    [
      "with a tile too few",
      changed((packet) => {
        packet.set([1], 9);
      }),
    ],
    [
      "with a tile outside",
      changed((packet) => {
        packet.set([32], 5);
      }),
    ],
    [
      "not compressed",
      changed((packet) => {
        packet.set([0], 11);
      }),
    ],
  ])("%s", (_, packet) => {
    expect(() => read(packet)).toThrow(MalformedPacket);
  });
});
