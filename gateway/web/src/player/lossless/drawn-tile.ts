/** Reads the pixels of a tile that was drawn: spans that need one decision, and pixels that need a few. */

import { TILE_SIZE } from "../picture";
import { Followers, RecentColours } from "./colours";
import { type ModelTable, RangeDecoder } from "./range-decoder";
import { slope } from "./slope";
import { STRIDE } from "./tile";

const GROUP = 8;
const GROUPS = TILE_SIZE / GROUP;

/** What the pixels of a span have in common: they are predicted, as above, as to the left, or nothing. */
const Span = { Predicted: 0, Above: 1, Flat: 2, Mixed: 3 } as const;

/** Bits of what is remembered of a pixel for those after it. */
const UNPREDICTED = 1;
const STILL = 2;
const REVEALED = 4;

const INDEX_BITS = 6;
const BYTE_BITS = 8;

/** What is known of a tile's place: in each, rows of 32 pixels from an offset. */
export interface KnownPixels {
  predicted: Uint32Array;
  predictedAt: number;
  still: Uint32Array;
  background: Uint32Array;
  backgroundAt: number;
  moves: boolean;
}

export class DrawnTileReader {
  private readonly rowModel: number;
  private readonly groupModel: number;
  private readonly predictedModel: number;
  private readonly stillModel: number;
  private readonly revealedModel: number;
  private readonly followedModel: number;
  private readonly westModel: number;
  private readonly northModel: number;
  private readonly northEastModel: number;
  private readonly recentModel: number;
  private readonly indexModel: number;
  private readonly literalModel: number;
  private readonly colours = new RecentColours();
  private readonly followers = new Followers();
  private lastWasRecent = 0;
  private range = new RangeDecoder(0);
  /** What is remembered of the pixels above and to the left; the first is left of the tile. */
  private readonly memory = new Uint8Array(STRIDE);
  private readonly groups = new Uint8Array(GROUPS);

  constructor(models: ModelTable) {
    this.rowModel = models.reserve(16 * 3);
    this.groupModel = models.reserve(16 * 3);
    this.predictedModel = models.reserve(64);
    this.stillModel = models.reserve(8);
    this.revealedModel = models.reserve(8);
    this.followedModel = models.reserve(16);
    this.westModel = models.reserve(8);
    this.northModel = models.reserve(4);
    this.northEastModel = models.reserve(1);
    this.recentModel = models.reserve(2);
    this.indexModel = models.reserve(1 << INDEX_BITS);
    this.literalModel = models.reserve(3 << BYTE_BITS);
  }

  forget(): void {
    this.colours.forget();
    this.followers.forget();
    this.lastWasRecent = 0;
  }

  /** Reads the pixels of `patch`, whose frame holds the pixels around the tile. */
  read(range: RangeDecoder, patch: Uint32Array, known: KnownPixels, width: number, height: number): void {
    this.range = range;
    this.memory.fill(0);
    this.groups.fill(Span.Predicted);
    let last: number = Span.Predicted;
    let beforeLast: number = Span.Predicted;
    for (let y = 0; y < height; y += 1) {
      const at = (y + 1) * STRIDE + 1;
      const model = this.rowModel + 3 * (last | (beforeLast << 2));
      const span = this.span(model, patch, at, known, y * TILE_SIZE, width);
      if (span === Span.Mixed) {
        this.mixedRow(patch, at, known, y * TILE_SIZE, width);
      } else {
        this.groups.fill(span);
        this.memory.fill(span === Span.Predicted ? 0 : UNPREDICTED);
      }
      beforeLast = last;
      last = span;
    }
  }

  /** Reads what the pixels from `at` have in common, and fills them in unless they are mixed. */
  private span(
    model: number,
    patch: Uint32Array,
    at: number,
    known: KnownPixels,
    from: number,
    length: number,
  ): number {
    const end = at + length;
    if (this.range.bit(model) === 0) {
      if (this.range.bit(model + 1) === 0) {
        if (this.range.bit(model + 2) === 0) return Span.Mixed;
        patch.fill(patch[at - 1] as number, at, end);
        return Span.Flat;
      }
      for (let to = at; to < end; to += 1) patch[to] = patch[to - STRIDE] as number;
      return Span.Above;
    }
    const { predicted } = known;
    for (let to = at, source = known.predictedAt + from; to < end; to += 1, source += 1) {
      patch[to] = predicted[source] as number;
    }
    return Span.Predicted;
  }

  private mixedRow(patch: Uint32Array, at: number, known: KnownPixels, from: number, width: number): void {
    const { groups, memory } = this;
    let left: number = Span.Predicted;
    let before = 0;
    memory[0] = 0;
    for (let start = 0, group = 0; start < width; start += GROUP, group += 1) {
      const end = Math.min(width, start + GROUP);
      const model = this.groupModel + 3 * (left | ((groups[group] as number) << 2));
      left = this.span(model, patch, at + start, known, from + start, end - start);
      groups[group] = left;
      if (left === Span.Mixed) {
        for (let x = start; x < end; x += 1) {
          before = this.pixel(patch, at + x, known, from + x, x, before);
          memory[x + 1] = before;
        }
      } else {
        before = left === Span.Predicted ? 0 : UNPREDICTED;
        memory.fill(before, start + 1, end + 1);
      }
    }
    memory.fill(0, width + 1);
  }

  /** Reads a pixel and answers what is to be remembered of it. */
  private pixel(
    patch: Uint32Array,
    at: number,
    known: KnownPixels,
    from: number,
    x: number,
    before: number,
  ): number {
    const { range, memory } = this;
    const west = patch[at - 1] as number;
    const north = patch[at - STRIDE] as number;
    const above = memory[x + 1] as number;
    const predicted = known.predicted[known.predictedAt + from] as number;
    let context = (before & UNPREDICTED) | ((above & UNPREDICTED) << 1);
    context |= ((memory[x + 2] as number) & UNPREDICTED) << 2;
    if (predicted === west) context |= 8;
    if (predicted === north) context |= 16;
    if (known.moves) context |= 32;
    if (range.bit(this.predictedModel + context)) {
      patch[at] = predicted;
      return 0;
    }
    const still = known.still[from] as number;
    if (still !== predicted) {
      context = ((before & STILL) >> 1) | (above & STILL) | (still === west ? 4 : 0);
      if (range.bit(this.stillModel + context)) {
        patch[at] = still;
        return UNPREDICTED | STILL;
      }
    }
    const background = known.background[known.backgroundAt + from] as number;
    if (background !== predicted && background !== still) {
      context = ((before & REVEALED) >> 2) | ((above & REVEALED) >> 1) | (background === west ? 4 : 0);
      if (range.bit(this.revealedModel + context)) {
        patch[at] = background;
        return UNPREDICTED | REVEALED;
      }
    }
    const northWest = patch[at - STRIDE - 1] as number;
    const northEast = patch[at - STRIDE + 1] as number;
    const slot = this.followers.slot(west, northWest, north, northEast);
    const colour = this.drawn(slot, west, northWest, north, northEast, predicted, still, background);
    this.followers.learn(slot, colour);
    patch[at] = colour;
    return UNPREDICTED;
  }

  /** A pixel that is none of the last three. */
  private drawn(
    slot: number,
    west: number,
    northWest: number,
    north: number,
    northEast: number,
    predicted: number,
    still: number,
    background: number,
  ): number {
    const { range } = this;
    const guess = this.followers.colour(slot);
    if (guess !== predicted && guess !== still && guess !== background) {
      const context = this.followers.trust(slot) | (guess === west ? 4 : 0) | (guess === north ? 8 : 0);
      if (range.bit(this.followedModel + context)) return guess;
    }
    if (west !== guess && west !== predicted && west !== still && west !== background) {
      const context =
        (west === northWest ? 1 : 0) | (north === northWest ? 2 : 0) | (north === northEast ? 4 : 0);
      if (range.bit(this.westModel + context)) return west;
    }
    if (north !== west && north !== guess && north !== predicted && north !== still && north !== background) {
      const context = (northWest === west ? 1 : 0) | (northEast === north ? 2 : 0);
      if (range.bit(this.northModel + context)) return north;
    }
    if (
      northEast !== west &&
      northEast !== north &&
      northEast !== guess &&
      northEast !== predicted &&
      northEast !== still &&
      northEast !== background &&
      range.bit(this.northEastModel)
    ) {
      return northEast;
    }
    this.lastWasRecent = range.bit(this.recentModel + this.lastWasRecent);
    if (this.lastWasRecent) return this.colours.take(range.number(this.indexModel, INDEX_BITS));
    const colour = this.literal(slope(west, northWest, north));
    this.colours.push(colour);
    return colour;
  }

  private literal(expected: number): number {
    const { range, literalModel } = this;
    const green = range.number(literalModel, BYTE_BITS);
    const red = green + range.number(literalModel + (1 << BYTE_BITS), BYTE_BITS);
    const blue = green + range.number(literalModel + (2 << BYTE_BITS), BYTE_BITS);
    return (
      ((((expected >>> 16) + red) & 0xff) << 16) |
      ((((expected >>> 8) + green) & 0xff) << 8) |
      ((expected + blue) & 0xff)
    );
  }
}
