/** Picture packets: the tiles that changed, compressed together by zstd. */

import { decompress } from "fzstd";

import { MalformedPacket, PacketKind } from "./wire";

/** Edge of a tile in pixels; tiles at the right and bottom edge are cut off there. */
export const TILE_SIZE = 32;

const HEADER_BYTES = 11;
const PLACE_BYTES = 4;
const BYTES_PER_PIXEL = 3;

export interface PictureSize {
  width: number;
  height: number;
}

/** A decompressed packet; `tiles` holds for each tile column u16, row u16 and its RGB bytes row by row. */
export interface Picture extends PictureSize {
  sequence: number;
  tileCount: number;
  tiles: Uint8Array;
}

/** One tile: where it lies, in pixels, and where its RGB bytes start in `Picture.tiles`. */
export interface Tile extends PictureSize {
  x: number;
  y: number;
  offset: number;
}

/** Reads a picture packet's header and decompresses its tiles. */
export function decodePicture(packet: Uint8Array): Picture {
  if (packet.length < HEADER_BYTES || packet[0] !== PacketKind.Picture) {
    throw new MalformedPacket("not a picture");
  }
  const header = new DataView(packet.buffer, packet.byteOffset, HEADER_BYTES);
  const width = header.getUint16(5, true);
  const height = header.getUint16(7, true);
  if (width === 0 || height === 0) throw new MalformedPacket("picture has no size");
  let tiles: Uint8Array;
  try {
    tiles = decompress(packet.subarray(HEADER_BYTES));
  } catch {
    throw new MalformedPacket("tiles do not decompress");
  }
  return { sequence: header.getUint32(1, true), width, height, tileCount: header.getUint16(9, true), tiles };
}

/** The tiles of a picture, in the packet's order; throws where one lies outside or is cut off. */
export function readTiles(picture: Picture): Tile[] {
  const { width, height, tiles, tileCount } = picture;
  const places = new DataView(tiles.buffer, tiles.byteOffset, tiles.byteLength);
  const read: Tile[] = [];
  let position = 0;
  for (let index = 0; index < tileCount; index += 1) {
    if (position + PLACE_BYTES > tiles.length) throw new MalformedPacket("tile is cut off");
    const x = places.getUint16(position, true) * TILE_SIZE;
    const y = places.getUint16(position + 2, true) * TILE_SIZE;
    if (x >= width || y >= height) throw new MalformedPacket("tile lies outside the picture");
    const tile = {
      x,
      y,
      width: Math.min(TILE_SIZE, width - x),
      height: Math.min(TILE_SIZE, height - y),
      offset: position + PLACE_BYTES,
    };
    position = tile.offset + tile.width * tile.height * BYTES_PER_PIXEL;
    if (position > tiles.length) throw new MalformedPacket("tile is cut off");
    read.push(tile);
  }
  if (position !== tiles.length) throw new MalformedPacket("bytes are left over");
  return read;
}

const OPAQUE = 0xff000000;

/**
 * Copies one tile into a canvas's pixels. `pixels` are its RGBA bytes seen as 32-bit words, which puts red in the
 * lowest byte: every browser runs on little-endian processors.
 */
export function copyTile(pixels: Uint32Array, pixelsPerRow: number, rgb: Uint8Array, tile: Tile): void {
  let from = tile.offset;
  for (let row = 0; row < tile.height; row += 1) {
    let to = (tile.y + row) * pixelsPerRow + tile.x;
    for (const end = to + tile.width; to < end; to += 1, from += BYTES_PER_PIXEL) {
      // Reads are within bounds: `readTiles` has checked the tile's extent.
      pixels[to] =
        OPAQUE | ((rgb[from + 2] as number) << 16) | ((rgb[from + 1] as number) << 8) | (rgb[from] as number);
    }
  }
}
