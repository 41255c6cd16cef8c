/** Reads what is said of tiles before their pixels: which changed, where their content came from, how it is coded. */

import { ModelTable, type RangeDecoder } from "./range-decoder";

export const Content = { Copied: 0, Drawn: 1, Rich: 2, Recalled: 3 } as const;
export type Content = (typeof Content)[keyof typeof Content];

/** What is known of a tile in one packet. */
export const Mark = { Unchanged: 0, Changed: 1, Moved: 2 } as const;

const RECENT_BITS = 3;
const FIRST_RECENT = [1, 0, -1, 0, 0, 1, 0, -1, 2, 0, -2, 0, 0, 2, 0, -2];
/** Drawn tiles are kept for this many more: 2 ** 7. */
export const AGE_BITS = 7;
const LENGTH_BITS = 4;
const MAGNITUDE_BITS = 12;

class SignedNumber {
  private readonly length: number;
  private readonly bits: number;
  private readonly sign: number;

  constructor(models: ModelTable) {
    this.length = models.reserve(1 << LENGTH_BITS);
    this.bits = models.reserve(MAGNITUDE_BITS);
    this.sign = models.reserve(1);
  }

  read(range: RangeDecoder): number {
    const length = Math.min(range.number(this.length, LENGTH_BITS), MAGNITUDE_BITS);
    if (length === 0) return 0;
    let magnitude = 1;
    for (let bit = length - 2; bit >= 0; bit -= 1) magnitude = (magnitude << 1) | range.bit(this.bits + bit);
    return range.bit(this.sign) ? -magnitude : magnitude;
  }
}

export class PlanReader {
  /** The motion of the tile read last, in pixels right and down. */
  dx = 0;
  dy = 0;
  /** For a recalled tile: how many tiles were drawn since. */
  age = 0;
  private readonly changedModel: number;
  private readonly movedModel: number;
  private readonly knownModel: number;
  private readonly recentModel: number;
  private readonly copiedModel: number;
  private readonly recalledModel: number;
  private readonly ageModel: number;
  private readonly richModel: number;
  private readonly dxNumber: SignedNumber;
  private readonly dyNumber: SignedNumber;
  /** The motions used last, the latest first: dx and dy of each. */
  private readonly recent = new Int32Array(FIRST_RECENT.length);
  private lastWasRich = 0;
  private lastWasRecalled = 0;

  constructor(models: ModelTable) {
    this.changedModel = models.reserve(8);
    this.movedModel = models.reserve(8);
    this.knownModel = models.reserve(1);
    this.recentModel = models.reserve(1 << RECENT_BITS);
    this.copiedModel = models.reserve(1);
    this.recalledModel = models.reserve(2);
    this.ageModel = models.reserve(1 << AGE_BITS);
    this.richModel = models.reserve(2);
    this.dxNumber = new SignedNumber(models);
    this.dyNumber = new SignedNumber(models);
    this.forget();
  }

  forget(): void {
    this.recent.set(FIRST_RECENT);
    this.lastWasRich = 0;
    this.lastWasRecalled = 0;
  }

  /** Whether a tile changed, given the marks to its left, above it, and its own in the packet before. */
  changed(range: RangeDecoder, left: number, above: number, before: number): boolean {
    const context = (left === 0 ? 0 : 1) | (above === 0 ? 0 : 2) | (before === 0 ? 0 : 4);
    return range.bit(this.changedModel + context) === 1;
  }

  /** Reads a changed tile's motion into `dx` and `dy`, and answers how its pixels are coded. */
  tile(range: RangeDecoder, left: number, above: number, before: number): Content {
    const context =
      (left === Mark.Moved ? 1 : 0) | (above === Mark.Moved ? 2 : 0) | (before === Mark.Moved ? 4 : 0);
    this.dx = 0;
    this.dy = 0;
    if (range.bit(this.movedModel + context)) {
      this.motion(range);
      if (range.bit(this.copiedModel)) return Content.Copied;
    } else {
      this.lastWasRecalled = range.bit(this.recalledModel + this.lastWasRecalled);
      if (this.lastWasRecalled) {
        this.age = range.number(this.ageModel, AGE_BITS);
        return Content.Recalled;
      }
    }
    this.lastWasRich = range.bit(this.richModel + this.lastWasRich);
    return this.lastWasRich ? Content.Rich : Content.Drawn;
  }

  private motion(range: RangeDecoder): void {
    const { recent } = this;
    let end: number;
    if (range.bit(this.knownModel)) {
      end = 2 * range.number(this.recentModel, RECENT_BITS);
      this.dx = recent[end] as number;
      this.dy = recent[end + 1] as number;
    } else {
      this.dx = this.dxNumber.read(range);
      this.dy = this.dyNumber.read(range);
      end = recent.length - 2;
      // A motion that is told in full though it is known moves to the front as any other.
      for (let at = 0; at < recent.length; at += 2) {
        if (recent[at] === this.dx && recent[at + 1] === this.dy) {
          end = at;
          break;
        }
      }
    }
    recent.copyWithin(2, 0, end);
    recent[0] = this.dx;
    recent[1] = this.dy;
  }
}
