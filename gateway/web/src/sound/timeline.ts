/** Decides when packets are heard: one after another without a gap, and as soon as their unsteady arrival allows. */

import { PACKET_SECONDS, RATE_HZ } from "./sound-packet";

/** How long the first packet of a sound waits for those after it. */
export const LEAD_SECONDS = { least: 0.03, most: 0.2, more: 0.02, less: 0.005 };
/** A packet that would be heard this much later than its lead is left out: the sound has fallen behind the picture. */
const BEHIND_SECONDS = 0.1;
/** What the browser needs to start a sound in time. */
const START_SECONDS = 0.003;

export class Timeline {
  private leadSeconds = LEAD_SECONDS.least;
  private next: number | undefined;

  /**
   * When to play a packet that arrives now, both in seconds of the audio clock; `undefined` to leave it out.
   * `first` says that it comes after silence.
   */
  place(now: number, first: boolean): number | undefined {
    const { next } = this;
    const continues = next !== undefined && next >= now + START_SECONDS;
    if (continues && next - now > this.leadSeconds + BEHIND_SECONDS) return undefined;
    if (continues && !first) {
      this.next = next + PACKET_SECONDS;
      return next;
    }
    if (first) this.leadSeconds = Math.max(this.leadSeconds - LEAD_SECONDS.less, LEAD_SECONDS.least);
    // It came too late to follow the one before: from now on there is more time.
    else if (next !== undefined)
      this.leadSeconds = Math.min(this.leadSeconds + LEAD_SECONDS.more, LEAD_SECONDS.most);
    // On a whole sample, so that what follows begins on one too.
    const start = Math.ceil(Math.max(now + this.leadSeconds, continues ? next : 0) * RATE_HZ) / RATE_HZ;
    this.next = start + PACKET_SECONDS;
    return start;
  }

  /** What comes now belongs to another game. */
  forget(): void {
    this.next = undefined;
  }
}
