/** The play socket's packets, subprotocol pixel.play.v1: `docs/STREAM.md` describes them byte by byte. */

import type { components } from "@/api/schema";

export const SUBPROTOCOL = "pixel.play.v1";

/** The first byte of every packet. */
export const PacketKind = {
  Picture: 0x01,
  Event: 0x02,
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
/** One thing the player did. Positions are in pixels of the game's picture. */
export type InputEvent = Schemas["InputEvent"];

/** What this page wants to be sent. The server takes what is left out as wanted, and video as not. */
export interface ViewerSettings {
  visible?: boolean;
  sound?: boolean;
  h264?: boolean;
}

/** A packet that does not follow the protocol. */
export class MalformedPacket extends Error {}

const EVENT_TYPES: readonly string[] = ["state", "stdout", "problem", "end"] satisfies GameEvent["type"][];

/** Reads an event packet; `undefined` for an event this page does not know yet. */
export function decodeEvent(packet: Uint8Array): GameEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder().decode(packet.subarray(1)));
  } catch {
    throw new MalformedPacket("event is not JSON");
  }
  if (typeof event !== "object" || event === null || !("type" in event) || typeof event.type !== "string") {
    throw new MalformedPacket("event has no type");
  }
  return EVENT_TYPES.includes(event.type) ? (event as GameEvent) : undefined;
}

/** Writes input packets, as many as the events need. */
export function encodeInput(events: readonly InputEvent[]): Uint8Array<ArrayBuffer>[] {
  const packets: Uint8Array<ArrayBuffer>[] = [];
  for (let start = 0; start < events.length; start += MAX_INPUT_EVENTS) {
    const json = new TextEncoder().encode(
      JSON.stringify({ events: events.slice(start, start + MAX_INPUT_EVENTS) }),
    );
    packets.push(tagged(PacketKind.Input, json));
  }
  return packets;
}

/** Tells the server what this page wants to be sent from now on. */
export function encodeSettings(settings: ViewerSettings): Uint8Array<ArrayBuffer> {
  return tagged(PacketKind.Settings, new TextEncoder().encode(JSON.stringify(settings)));
}

function tagged(kind: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(body.length + 1);
  packet[0] = kind;
  packet.set(body, 1);
  return packet;
}

/** Tells the server that the picture with this sequence number is on the screen. */
export function encodeAcknowledge(sequence: number): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(5);
  packet[0] = PacketKind.Acknowledge;
  new DataView(packet.buffer).setUint32(1, sequence, true);
  return packet;
}
