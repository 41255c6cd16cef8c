/** Colours seen before: the latest ones, and what last followed the same neighbours. */

const RECENT = 64;
const SLOT_BITS = 12;
const FACTOR = 0x9e3779b1;
const MOST_TRUST = 3;

/** The colours used last, the latest first. */
export class RecentColours {
  private readonly colours = new Uint32Array(RECENT);

  forget(): void {
    this.colours.fill(0);
  }

  /** The colour at `index`, which moves to the front. */
  take(index: number): number {
    const colour = this.colours[index] as number;
    this.colours.copyWithin(1, 0, index);
    this.colours[0] = colour;
    return colour;
  }

  /** Puts a new colour to the front and forgets the last. */
  push(colour: number): void {
    this.colours.copyWithin(1, 0, RECENT - 1);
    this.colours[0] = colour;
  }
}

/** For neighbours seen before, the colour that followed them last, and how often in a row it did. */
export class Followers {
  private readonly colours = new Uint32Array(1 << SLOT_BITS);
  private readonly trusts = new Uint8Array(1 << SLOT_BITS);

  forget(): void {
    this.colours.fill(0);
    this.trusts.fill(0);
  }

  slot(west: number, northWest: number, north: number, northEast: number): number {
    let hash = Math.imul(west, FACTOR);
    hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ north, FACTOR);
    hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ northWest, FACTOR);
    hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ northEast, FACTOR);
    return hash >>> (32 - SLOT_BITS);
  }

  colour(slot: number): number {
    return this.colours[slot] as number;
  }

  trust(slot: number): number {
    return this.trusts[slot] as number;
  }

  learn(slot: number, colour: number): void {
    const trust = this.trusts[slot] as number;
    if (this.colours[slot] === colour) {
      if (trust < MOST_TRUST) this.trusts[slot] = trust + 1;
    } else {
      if (trust <= 1) this.colours[slot] = colour;
      this.trusts[slot] = 0;
    }
  }
}
