/**
 * Decodes Opus in WebAssembly: the browser's own decoder (WebCodecs) is missing on pages over plain HTTP, where schools
 * are. Fetched when a game runs, not with the page.
 */

import { RATE_HZ } from "./sound-packet";

export interface OpusDecoder {
  /** Left and right; empty for a packet that does not decode. */
  decode(packet: Uint8Array): Float32Array<ArrayBuffer>[];
}

export async function openOpusDecoder(): Promise<OpusDecoder> {
  const { OpusDecoder: Decoder } = await import("opus-decoder");
  const decoder = new Decoder({ sampleRate: RATE_HZ, channels: 2 });
  await decoder.ready;
  return {
    decode: (packet) => decoder.decodeFrame(packet).channelData as Float32Array<ArrayBuffer>[],
  };
}
