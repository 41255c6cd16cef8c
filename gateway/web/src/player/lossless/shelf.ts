/** The tiles drawn last, to be shown again: what blinks, counts or is animated comes back. */

import { AGE_BITS } from "./plans";
import { TILE_PIXELS } from "./tile";

const SHELVED = 1 << AGE_BITS;

export class Shelf {
  /** Whole tiles in rows of 32 pixels. */
  readonly pixels = new Uint32Array(SHELVED * TILE_PIXELS);
  private next = 0;

  forget(): void {
    this.pixels.fill(0);
    this.next = 0;
  }

  /** Copies the tile after which `age` others were put here. */
  take(age: number, into: Uint32Array, offset: number): void {
    const from = ((this.next + SHELVED - 1 - age) % SHELVED) * TILE_PIXELS;
    for (let index = 0; index < TILE_PIXELS; index += 1)
      into[offset + index] = this.pixels[from + index] as number;
  }

  /** Where in `pixels` the next tile is to be put, in the place of the oldest; black where it is cut off. */
  nextPlace(): number {
    const place = this.next * TILE_PIXELS;
    this.pixels.fill(0, place, place + TILE_PIXELS);
    this.next = (this.next + 1) % SHELVED;
    return place;
  }
}
