/** Collects input: keys and buttons leave at once, movements once a screen frame. */

import type { InputEvent } from "./wire";

export class InputQueue {
  private moved: { x: number; y: number } | undefined;
  private turned = { dx: 0, dy: 0 };
  private frame: number | undefined;

  constructor(private readonly send: (events: readonly InputEvent[]) => void) {}

  /** Sends an event, after the movements that came before it. */
  press(event: InputEvent): void {
    this.send([...this.takeMovements(), event]);
  }

  move(x: number, y: number): void {
    this.moved = { x, y };
    this.schedule();
  }

  /** Wheel movement in notches; parts of a notch are kept until they make a whole one. */
  turn(dx: number, dy: number): void {
    this.turned.dx += dx;
    this.turned.dy += dy;
    this.schedule();
  }

  /** Forgets what was not sent. */
  clear(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.moved = undefined;
    this.turned = { dx: 0, dy: 0 };
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      const events = this.takeMovements();
      if (events.length > 0) this.send(events);
    });
  }

  private takeMovements(): InputEvent[] {
    const events: InputEvent[] = [];
    if (this.moved) events.push({ type: "pointermove", ...this.moved });
    this.moved = undefined;
    const dx = Math.trunc(this.turned.dx);
    const dy = Math.trunc(this.turned.dy);
    if (dx !== 0 || dy !== 0) {
      events.push({ type: "wheel", dx, dy });
      this.turned = { dx: this.turned.dx - dx, dy: this.turned.dy - dy };
    }
    return events;
  }
}
