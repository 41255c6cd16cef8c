/** Reads Rice codes from a stream of bits, the lowest bit of each byte first. */

const ESCAPE_ONES = 16;
const NOTHING = new Uint8Array();

export class RiceReader {
  private bytes: Uint8Array<ArrayBuffer> = NOTHING;
  private position = 0;
  private bits = 0;
  private count = 0;

  open(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes;
    this.position = 0;
    this.bits = 0;
    this.count = 0;
  }

  /** The next byte, whose `k` lowest bits follow the number of times that 2 ** k goes into it. */
  byte(k: number): number {
    this.fill();
    const ones = Math.min(ESCAPE_ONES, 31 - Math.clz32(~this.bits & -~this.bits));
    if (ones === ESCAPE_ONES) {
      this.skip(ESCAPE_ONES);
      this.fill();
      return this.take(8);
    }
    this.skip(ones + 1);
    this.fill();
    return ((ones << k) | this.take(k)) & 0xff;
  }

  /** At least 17 bits, and no more than a small integer holds. */
  private fill(): void {
    while (this.count < 17) {
      const byte = this.position < this.bytes.length ? (this.bytes[this.position] as number) : 0;
      this.bits |= byte << this.count;
      this.position += 1;
      this.count += 8;
    }
  }

  private take(count: number): number {
    const value = this.bits & ((1 << count) - 1);
    this.skip(count);
    return value;
  }

  private skip(count: number): void {
    this.bits >>>= count;
    this.count -= count;
  }

  /** Bytes of which at least a bit was used. */
  private get consumed(): number {
    return this.position - (this.count >>> 3);
  }

  get isCutOff(): boolean {
    return this.consumed > this.bytes.length;
  }

  get hasRest(): boolean {
    return this.consumed < this.bytes.length;
  }
}
