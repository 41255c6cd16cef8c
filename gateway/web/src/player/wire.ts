/** The play socket's packets, subprotocol pixel.play.v1: `docs/STREAM.md` describes them byte by byte. */

import type { components } from "@/api/schema";

import type { ViewerSettings } from "./viewer-settings";

export const SUBPROTOCOL = "pixel.play.v1";

/** The first byte of every packet. */
export const PacketKind = {
  Picture: 0x01,
  Event: 0x02,
  Video: 0x03,
  Sound: 0x04,
  Input: 0x81,
  Acknowledge: 0x82,
  Settings: 0x83,
} as const;

/** Most input events the server takes in one packet. */
export const MAX_INPUT_EVENTS = 256;

type Schemas = components["schemas"];

/** Why a session ended. */
export type EndReason = Schemas["EndReason"];
export type OutputChannel = Schemas["OutputChannel"];
/** What a viewer is told besides pictures. */
export type GameEvent = Schemas["GameEvent"];
/** Where the program failed; line and column count from 1. */
export type ProgramProblem = Omit<Extract<GameEvent, { type: "problem" }>, "type">;
/** What a game does with the mouse. */
export type PointerUse = Omit<Extract<GameEvent, { type: "pointer" }>, "type">;
/** One thing the player did. Positions are in pixels of the game's picture. */
export type InputEvent = Schemas["InputEvent"];

/** A packet that does not follow the protocol. */
export class MalformedPacket extends Error {}

const EVENT_TYPES: readonly string[] = [
  "state",
  "stdout",
  "problem",
  "pointer",
  "end",
] satisfies GameEvent["type"][];

/** Reads an event packet; `undefined` for an event this page does not know yet. */
export function decodeEvent(packet: Uint8Array): GameEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder().decode(packet.subarray(1)));
  } catch {
    throw new MalformedPacket("event is not JSON");
  }
  return knownEvent(event);
}

/** Takes a value for an event; `undefined` for one this page does not know yet. */
export function knownEvent(event: unknown): GameEvent | undefined {
  if (typeof event !== "object" || event === null || !("type" in event) || typeof event.type !== "string") {
    throw new MalformedPacket("event has no type");
  }
  return EVENT_TYPES.includes(event.type) ? (event as GameEvent) : undefined;
}

/** Writes input packets, as many as the events need. */
export function encodeInput(events: readonly InputEvent[]): Uint8Array<ArrayBuffer>[] {
  const packets: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < events.length; start += MAX_INPUT_EVENTS) {
    packets.push(jsonPacket(PacketKind.Input, { events: events.slice(start, start + MAX_INPUT_EVENTS) }));
  }
  return packets;
}

/** Tells the server what this viewer wants from now on. */
export function encodeSettings({ paused, ...settings }: ViewerSettings): Uint8Array<ArrayBuffer> {
  // Left out, it is false: a server that does not know it yet understands all else.
  return jsonPacket(PacketKind.Settings, paused ? { ...settings, paused } : settings);
}

function jsonPacket(kind: number, content: object): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(content));
  const packet = new Uint8Array(json.length + 1);
  packet[0] = kind;
  packet.set(json, 1);
  return packet;
}

/** Tells the server that the picture with this sequence number is on the screen. */
export function encodeAcknowledge(sequence: number): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(5);
  packet[0] = PacketKind.Acknowledge;
  new DataView(packet.buffer).setUint32(1, sequence, true);
  return packet;
}
