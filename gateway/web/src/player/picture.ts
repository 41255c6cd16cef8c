/** A picture as a viewer holds it, and how its tiles get onto a canvas. */

/** Edge of a tile in pixels; tiles at the right and bottom edge are cut off there. */
export const TILE_SIZE = 32;

export interface PictureSize {
  width: number;
  height: number;
}

/** The picture after a packet. Its pixels and tiles are valid until the next packet is decoded. */
export interface Picture extends PictureSize {
  sequence: number;
  /** Whether the picture began anew, black, so that tiles which are not named changed as well. */
  reset: boolean;
  /** Row by row, 0x00RRGGBB. */
  pixels: Uint32Array;
  /** The tiles that changed, counted row by row from 0. */
  tiles: Uint16Array;
}

/** Where a tile lies, in pixels. */
export interface TileArea extends PictureSize {
  x: number;
  y: number;
}

/** Says where a tile lies in a picture of this size. */
export function locateTile(size: PictureSize, tile: number, area: TileArea): void {
  const columns = Math.ceil(size.width / TILE_SIZE);
  area.x = (tile % columns) * TILE_SIZE;
  area.y = Math.floor(tile / columns) * TILE_SIZE;
  area.width = Math.min(TILE_SIZE, size.width - area.x);
  area.height = Math.min(TILE_SIZE, size.height - area.y);
}

const OPAQUE = 0xff000000;

/**
 * Copies an area of a picture into a canvas's pixels. Those are its RGBA bytes seen as 32-bit words, which puts red in
 * the lowest byte: every browser runs on little-endian processors.
 */
export function copyArea(picture: Picture, area: TileArea, canvas: Uint32Array): void {
  const { pixels, width } = picture;
  for (let y = area.y; y < area.y + area.height; y += 1) {
    for (let at = y * width + area.x, end = at + area.width; at < end; at += 1) {
      const pixel = pixels[at] as number;
      canvas[at] = OPAQUE | ((pixel & 0xff) << 16) | (pixel & 0xff00) | (pixel >>> 16);
    }
  }
}
