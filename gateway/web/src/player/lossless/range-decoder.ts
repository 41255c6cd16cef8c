/** Reads bits that were written by an adaptive binary range coder: `docs/STREAM.md` tells its arithmetic. */

const SMALLEST_RANGE = 0x1000000;
const FAST_SHIFT = 4;
const SLOW_SHIFT = 6;
const LOOKAHEAD_BYTES = 4;
const EVEN = 0x8000;

/** Where in the table of probabilities the next model begins. */
export class ModelTable {
  private length = 0;

  /** Reserves room for so many probabilities, and answers the first one's index. */
  reserve(count: number): number {
    const first = this.length;
    this.length += count;
    return first;
  }

  get size(): number {
    return this.length;
  }
}

export class RangeDecoder {
  /** For each model how likely a bit is 0, in 1/65536: one estimate learns fast, the other slowly. */
  private readonly fast: Uint16Array;
  private readonly slow: Uint16Array;
  private bytes = new Uint8Array();
  private position = 0;
  /** Range and code, in an array because they need all 32 bits, which a field of an object has to box. */
  private readonly interval = new Uint32Array(2);

  constructor(models: number) {
    this.fast = new Uint16Array(models);
    this.slow = new Uint16Array(models);
    this.forget();
  }

  /** Forgets what was learned. */
  forget(): void {
    this.fast.fill(EVEN);
    this.slow.fill(EVEN);
  }

  /** Begins to read a packet's bits. */
  open(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes;
    this.interval[0] = 0xffffffff;
    let code = 0;
    for (let index = 0; index < LOOKAHEAD_BYTES; index += 1) code = (code << 8) | (bytes[index] ?? 0);
    this.interval[1] = code;
    this.position = LOOKAHEAD_BYTES;
  }

  /** The next bit, 0 or 1, under the model with this index. */
  bit(model: number): number {
    const fast = this.fast[model] as number;
    const slow = this.slow[model] as number;
    let range = this.interval[0] as number;
    let code = this.interval[1] as number;
    const bound = Math.imul(range >>> 16, (fast + slow) >>> 1) >>> 0;
    let bit: number;
    if (code < bound) {
      range = bound;
      this.fast[model] = fast + ((0x10000 - fast) >>> FAST_SHIFT);
      this.slow[model] = slow + ((0x10000 - slow) >>> SLOW_SHIFT);
      bit = 0;
    } else {
      code -= bound;
      range -= bound;
      this.fast[model] = fast - (fast >>> FAST_SHIFT);
      this.slow[model] = slow - (slow >>> SLOW_SHIFT);
      bit = 1;
    }
    while (range < SMALLEST_RANGE) {
      range = (range << 8) >>> 0;
      const byte = this.position < this.bytes.length ? (this.bytes[this.position] as number) : 0;
      code = ((code << 8) | byte) >>> 0;
      this.position += 1;
    }
    this.interval[0] = range;
    this.interval[1] = code;
    return bit;
  }

  /** A number below 2 ** bits, its highest bit first; the models are the tree's, whose root has index `tree + 1`. */
  number(tree: number, bits: number): number {
    let node = 1;
    for (let bit = 0; bit < bits; bit += 1) node = (node << 1) | this.bit(tree + node);
    return node - (1 << bits);
  }

  /** Whether more was read than any encoder leaves out. */
  get isCutOff(): boolean {
    return this.position > this.bytes.length + LOOKAHEAD_BYTES;
  }

  /** Whether bytes are left. */
  get hasRest(): boolean {
    return this.position < this.bytes.length;
  }
}
