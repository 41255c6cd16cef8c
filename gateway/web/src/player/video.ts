/** Video packets: the whole picture as H.264, shown in the tiles whose bit is set. */

import { MalformedPacket, PacketKind } from "./wire";

const HEADER_BYTES = 14;
const KEY_FLAG = 1;

/** Edge of a tile in pixels. */
const TILE_SIZE = 32;

export interface Video {
  sequence: number;
  width: number;
  height: number;
  /** The top left part of the decoded picture that shows it. */
  shownWidth: number;
  shownHeight: number;
  /** Whether it can be decoded without those before. */
  isKey: boolean;
  /** One bit for each tile, row by row, lowest bit first. */
  mask: Uint8Array;
  /** One access unit (ITU-T H.264, Annex B). */
  data: Uint8Array;
}

/** A part of the picture, in pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Reads a video packet. */
export function decodeVideo(packet: Uint8Array): Video {
  if (packet.length < HEADER_BYTES || packet[0] !== PacketKind.Video)
    throw new MalformedPacket("not a video");
  const header = new DataView(packet.buffer, packet.byteOffset, HEADER_BYTES);
  const width = header.getUint16(5, true);
  const height = header.getUint16(7, true);
  const shownWidth = header.getUint16(9, true);
  const shownHeight = header.getUint16(11, true);
  if (!width || !height || !shownWidth || !shownHeight) throw new MalformedPacket("video has no size");
  const maskEnd =
    HEADER_BYTES + Math.ceil((Math.ceil(width / TILE_SIZE) * Math.ceil(height / TILE_SIZE)) / 8);
  if (packet.length <= maskEnd) throw new MalformedPacket("video is cut off");
  return {
    sequence: header.getUint32(1, true),
    width,
    height,
    shownWidth,
    shownHeight,
    isKey: (header.getUint8(13) & KEY_FLAG) !== 0,
    mask: packet.subarray(HEADER_BYTES, maskEnd),
    data: packet.subarray(maskEnd),
  };
}

/** Where the video is to be seen: tiles side by side as one part each, and equal rows of them as one. */
export function partsOf({ width, height, mask }: Pick<Video, "width" | "height" | "mask">): Part[] {
  const columns = Math.ceil(width / TILE_SIZE);
  const rows = Math.ceil(height / TILE_SIZE);
  const isSet = (tile: number) => (((mask[tile >> 3] ?? 0) >> (tile & 7)) & 1) === 1;
  const parts: Part[] = [];
  let above: Part[] = [];
  for (let row = 0; row < rows; row += 1) {
    const y = row * TILE_SIZE;
    const partHeight = Math.min(TILE_SIZE, height - y);
    const here: Part[] = [];
    for (let column = 0; column < columns; column += 1) {
      if (!isSet(row * columns + column)) continue;
      const start = column;
      while (column + 1 < columns && isSet(row * columns + column + 1)) column += 1;
      const x = start * TILE_SIZE;
      const partWidth = Math.min((column + 1) * TILE_SIZE, width) - x;
      const upper = above.find((part) => part.x === x && part.width === partWidth);
      if (upper) {
        upper.height += partHeight;
        here.push(upper);
      } else {
        const part = { x, y, width: partWidth, height: partHeight };
        parts.push(part);
        here.push(part);
      }
    }
    above = here;
  }
  return parts;
}
