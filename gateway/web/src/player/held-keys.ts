/** Keys that something other than a keyboard holds down: a thumb on the screen, a gamepad. */

import type { InputEvent } from "./wire";

export class HeldKeys {
  private held: ReadonlySet<string> = new Set();

  constructor(private readonly send: (events: readonly InputEvent[]) => void) {}

  /** Holds these keys and no others. */
  hold(codes: ReadonlySet<string>): void {
    const up = [...this.held].filter((code) => !codes.has(code));
    const down = [...codes].filter((code) => !this.held.has(code));
    this.held = new Set(codes);
    const events: InputEvent[] = [
      ...up.map((code) => ({ type: "keyup" as const, code })),
      ...down.map((code) => ({ type: "keydown" as const, code })),
    ];
    if (events.length > 0) this.send(events);
  }

  release(): void {
    this.hold(new Set());
  }
}
