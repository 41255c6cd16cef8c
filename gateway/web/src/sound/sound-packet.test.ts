import { expect, it } from "vitest";

import { MalformedPacket } from "@/player/wire";

import { decodeSound } from "./sound-packet";

const BYTES = [4, 7, 0, 0, 0, 0x10, 0x27, 0, 0, 1, 0xfc, 0xff, 0xfe];

it("reads what the server writes", () => {
  const padded = new Uint8Array([99, ...BYTES]);
  expect(decodeSound(padded.subarray(1))).toEqual({
    sequence: 7,
    timeMs: 10_000,
    first: true,
    opus: new Uint8Array([0xfc, 0xff, 0xfe]),
  });
});

it.each([
  ["of another kind", [1, ...BYTES.slice(1)]],
  ["without sound", BYTES.slice(0, 10)],
  ["of nothing", []],
])("refuses a packet %s", (_, bytes) => {
  expect(() => decodeSound(new Uint8Array(bytes))).toThrow(MalformedPacket);
});
