/** Sound packets: 10 ms of a game's sound each. `docs/STREAM.md` describes them byte by byte. */

import { MalformedPacket, PacketKind } from "@/player/wire";

export const RATE_HZ = 48_000;
export const PACKET_SECONDS = 0.01;

const HEADER_BYTES = 10;
const FIRST = 1;

export interface SoundPacket {
  sequence: number;
  /** When its first sample was heard in the sandbox, by the session's clock. */
  timeMs: number;
  /** Whether it is the first after silence. */
  first: boolean;
  /** One Opus packet (RFC 6716), stereo. */
  opus: Uint8Array;
}

/** Reads a packet, kind byte first. */
export function decodeSound(packet: Uint8Array): SoundPacket {
  if (packet[0] !== PacketKind.Sound || packet.length <= HEADER_BYTES)
    throw new MalformedPacket("not a sound");
  const header = new DataView(packet.buffer, packet.byteOffset, HEADER_BYTES);
  return {
    sequence: header.getUint32(1, true),
    timeMs: header.getUint32(5, true),
    first: (header.getUint8(9) & FIRST) !== 0,
    opus: packet.subarray(HEADER_BYTES),
  };
}
