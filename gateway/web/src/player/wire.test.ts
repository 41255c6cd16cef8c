import { describe, expect, it } from "vitest";

import {
  decodeEvent,
  encodeAcknowledge,
  encodeInput,
  type InputEvent,
  MalformedPacket,
  MAX_INPUT_EVENTS,
} from "./wire";

const packet = (kind: number, text: string) => new Uint8Array([kind, ...new TextEncoder().encode(text)]);
const decodeInput = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes.subarray(1)));

describe("events", () => {
  it("are read from their JSON", () => {
    const event = { type: "stdout", text: "héllo\n", channel: "stdout" };
    expect(decodeEvent(packet(2, JSON.stringify(event)))).toEqual(event);
  });

  it("of a kind that is not known yet are passed over", () => {
    expect(decodeEvent(packet(2, '{"type":"smell"}'))).toBeUndefined();
  });

  it.each(["", "{", "null", "[]", '{"type":3}'])("are refused when they are %j", (text) => {
    expect(() => decodeEvent(packet(2, text))).toThrow(MalformedPacket);
  });
});

describe("input", () => {
  it("is one packet of JSON after the kind byte", () => {
    const events: InputEvent[] = [
      { type: "keydown", code: "ArrowLeft" },
      { type: "pointerdown", x: 1.5, y: 2, button: 0 },
      { type: "blur" },
    ];
    const [only, ...others] = encodeInput(events);
    expect(only?.[0]).toBe(0x81);
    expect(others).toEqual([]);
    expect(only && decodeInput(only)).toEqual({ events });
  });

  it("beyond what one packet may hold goes into the next", () => {
    const events = Array.from({ length: MAX_INPUT_EVENTS + 1 }, (): InputEvent => ({ type: "blur" }));
    const sizes = encodeInput(events).map(
      (bytes) => (decodeInput(bytes) as { events: unknown[] }).events.length,
    );
    expect(sizes).toEqual([MAX_INPUT_EVENTS, 1]);
  });

  it("of nothing sends nothing", () => {
    expect(encodeInput([])).toEqual([]);
  });
});

it("an acknowledgement is the sequence number, lowest byte first", () => {
  expect([...encodeAcknowledge(0xfffffffe)]).toEqual([0x82, 0xfe, 0xff, 0xff, 0xff]);
  expect([...encodeAcknowledge(1)]).toEqual([0x82, 1, 0, 0, 0]);
});
