/** Reads the pixels of a tile of many colours: each channel's difference from its neighbours, as a Rice code. */

import type { RiceReader } from "./rice-reader";
import { slope } from "./slope";
import { STRIDE } from "./tile";

const ACTIVITIES = 8;
const MEAN_SHIFT = 4;
const FIRST_MEAN = 8 << MEAN_SHIFT;

export class RichTileReader {
  /** Means of what was read, in sixteenths: green, red and blue for each activity of the neighbours. */
  private readonly means = new Uint16Array(ACTIVITIES * 3).fill(FIRST_MEAN);

  forget(): void {
    this.means.fill(FIRST_MEAN);
  }

  read(rice: RiceReader, patch: Uint32Array, width: number, height: number): void {
    for (let y = 1; y <= height; y += 1) {
      for (let at = y * STRIDE + 1, end = at + width; at < end; at += 1) {
        const west = patch[at - 1] as number;
        const northWest = patch[at - STRIDE - 1] as number;
        const north = patch[at - STRIDE] as number;
        const means = 3 * activity((west >>> 8) & 0xff, (northWest >>> 8) & 0xff, (north >>> 8) & 0xff);
        const expected = slope(west, northWest, north);
        const green = this.difference(rice, means);
        const red = green + this.difference(rice, means + 1);
        const blue = green + this.difference(rice, means + 2);
        patch[at] =
          ((((expected >>> 16) + red) & 0xff) << 16) |
          (((((expected >>> 8) & 0xff) + green) & 0xff) << 8) |
          (((expected & 0xff) + blue) & 0xff);
      }
    }
  }

  private difference(rice: RiceReader, index: number): number {
    const mean = this.means[index] as number;
    const k = 31 - Math.clz32((mean >>> MEAN_SHIFT) | 1);
    const folded = rice.byte(k);
    this.means[index] = mean + folded - (mean >>> MEAN_SHIFT);
    return (folded >>> 1) ^ -(folded & 1);
  }
}

/** How much the neighbours' green differs, in bits. */
function activity(west: number, northWest: number, north: number): number {
  return Math.min(7, 32 - Math.clz32(Math.abs(north - northWest) | Math.abs(west - northWest)));
}
