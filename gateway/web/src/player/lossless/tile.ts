/** Tiles and their pixels: copied out of the picture, predicted from it, and put back. */

import { TILE_SIZE, type TileArea } from "../picture";

export const TILE_PIXELS = TILE_SIZE * TILE_SIZE;
/** Pixels in a row of a patch: a tile with the row above it and the columns beside it. */
export const STRIDE = TILE_SIZE + 2;
export const PATCH_PIXELS = STRIDE * (TILE_SIZE + 1);

/** A picture's pixels row by row, 0x00RRGGBB. */
export class Pixels {
  readonly columns: number;
  readonly tiles: number;
  readonly data: Uint32Array<ArrayBuffer>;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.columns = Math.ceil(width / TILE_SIZE);
    this.tiles = this.columns * Math.ceil(height / TILE_SIZE);
    this.data = new Uint32Array(width * height);
  }

  /** What the tile shows if it moved here by (dx, dy); where it would come from outside the picture, it stays. */
  predict(area: TileArea, dx: number, dy: number, into: Uint32Array, offset: number): void {
    const { data, width, height } = this;
    for (let y = 0; y < area.height; y += 1) {
      const here = (area.y + y) * width + area.x;
      const fromY = area.y + y - dy;
      const shift = fromY >= 0 && fromY < height ? dy * width + dx : 0;
      const fromX = area.x - (shift === 0 ? 0 : dx);
      const to = offset + y * TILE_SIZE;
      for (let x = 0; x < area.width; x += 1) {
        const inside = fromX + x >= 0 && fromX + x < width;
        into[to + x] = data[here + x - (inside ? shift : 0)] as number;
      }
    }
  }

  /** Puts the pixels around a tile into a patch; outside the picture is black. */
  frame(area: TileArea, patch: Uint32Array): void {
    for (let x = -1; x <= area.width; x += 1) patch[x + 1] = this.at(area.x + x, area.y - 1);
    for (let y = 0; y < area.height; y += 1) {
      const row = (y + 1) * STRIDE;
      patch[row] = this.at(area.x - 1, area.y + y);
      patch[row + area.width + 1] = this.at(area.x + area.width, area.y + y);
    }
  }

  /** Puts a tile into the picture, from `offset` in `from` and with so many pixels a row there. */
  store(area: TileArea, from: Uint32Array, offset: number, stride: number): void {
    for (let y = 0; y < area.height; y += 1) {
      const start = offset + y * stride;
      const to = (area.y + y) * this.width + area.x;
      for (let x = 0; x < area.width; x += 1) this.data[to + x] = from[start + x] as number;
    }
  }

  private at(x: number, y: number): number {
    const inside = x >= 0 && y >= 0 && x < this.width;
    return inside ? (this.data[y * this.width + x] as number) : 0;
  }
}
