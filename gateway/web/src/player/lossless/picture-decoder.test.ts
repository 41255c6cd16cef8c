import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";

import { describe, expect, it } from "vitest";

import type { Picture } from "../picture";
import { MalformedPacket } from "../wire";
import { PictureDecoder } from "./picture-decoder";

interface Step {
  packet: Uint8Array<ArrayBuffer>;
  crc: number;
}

/** One viewer's packets, written by the encoder of the `shared` crate, each with the CRC of the picture after it. */
function steps(name: string): Step[] {
  const file = readFileSync(new URL(`../../../../../shared/vectors/${name}.packets`, import.meta.url));
  const read: Step[] = [];
  for (let at = 0; at < file.length;) {
    const end = at + 4 + file.readUInt32LE(at);
    read.push({ packet: new Uint8Array(file.subarray(at + 4, end)), crc: file.readUInt32LE(end) });
    at = end + 4;
  }
  return read;
}

function crcOf({ pixels }: Picture): number {
  const rgb = new Uint8Array(pixels.length * 3);
  pixels.forEach((pixel, index) => {
    rgb.set([pixel >>> 16, (pixel >>> 8) & 0xff, pixel & 0xff], index * 3);
  });
  return crc32(rgb);
}

describe("packets of the encoder", () => {
  it.each(["shapes", "scroll", "background", "recalled", "rich", "pieces"])("%s", (name) => {
    const decoder = new PictureDecoder();
    const read = steps(name);
    expect(read.length).toBeGreaterThan(2);
    expect(read.map(({ packet }) => crcOf(decoder.decode(packet)))).toEqual(read.map(({ crc }) => crc));
  });
});

describe("malformed packets are refused", () => {
  const [first, second] = steps("shapes").map(({ packet }) => packet);
  const changed = (at: number, byte: number) => {
    const packet = Uint8Array.from(first ?? []);
    packet[at] = byte;
    return packet;
  };

  it.each([
    ["empty", new Uint8Array()],
    ["cut off in the header", first?.slice(0, 9)],
    ["cut off in the picture", first?.slice(0, 40)],
    ["of another kind", changed(0, 2)],
    ["without a width", changed(5, 0)],
    ["without a height", changed(7, 0)],
    ["wider than any", changed(6, 8)],
    ["with an unknown flag", changed(9, 5)],
    ["with a length and no room for it", changed(9, 3)],
    ["that build on others", second],
    ["with bytes left over", Uint8Array.from([...(first ?? []), 1, 2, 3, 4, 5])],
  ])("%s", (_, packet) => {
    expect(() => new PictureDecoder().decode(packet ?? new Uint8Array())).toThrow(MalformedPacket);
  });

  it("and after one, all until the picture begins anew", () => {
    const decoder = new PictureDecoder();
    if (!first || !second) throw new Error("no packets");
    decoder.decode(first);
    expect(() => decoder.decode(second.subarray(0, 8))).toThrow(MalformedPacket);
    expect(() => decoder.decode(second)).toThrow(MalformedPacket);
    expect(decoder.decode(first)).toMatchObject({ reset: true, width: 160, height: 100 });
    expect(decoder.decode(second).reset).toBe(false);
  });
});

it("damage anywhere is refused or stays within the picture", () => {
  for (const name of ["scroll", "rich", "pieces"]) {
    for (let seed = 1; seed <= 60; seed += 1) {
      const decoder = new PictureDecoder();
      for (const { packet } of steps(name).slice(0, 4)) {
        const at = 9 + ((seed * 7919) % (packet.length - 9));
        packet[at] = (packet[at] ?? 0) ^ (1 << (seed % 8));
        try {
          const { pixels, width, height, tiles } = decoder.decode(packet);
          expect(pixels).toHaveLength(width * height);
          expect(tiles.length).toBeLessThanOrEqual(Math.ceil(width / 32) * Math.ceil(height / 32));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedPacket);
        }
      }
    }
  }
});
