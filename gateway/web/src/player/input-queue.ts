/** Collects input: keys and buttons leave at once, movements once a screen frame. */

import type { InputEvent } from "./wire";

export class InputQueue {
  private moved: { x: number; y: number } | undefined;
  private movedBy = { dx: 0, dy: 0 };
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

  /** Movement in pixels of the game; parts of a pixel are kept until they make a whole one. */
  moveBy(dx: number, dy: number): void {
    this.movedBy.dx += dx;
    this.movedBy.dy += dy;
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
    this.movedBy = { dx: 0, dy: 0 };
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
    const pixels = takeWhole(this.movedBy);
    if (pixels) events.push({ type: "pointermoveby", ...pixels });
    const notches = takeWhole(this.turned);
    if (notches) events.push({ type: "wheel", ...notches });
    return events;
  }
}

/** Takes the whole numbers out of a movement and leaves the rest; `undefined` where there are none. */
function takeWhole(movement: { dx: number; dy: number }): { dx: number; dy: number } | undefined {
  const whole = { dx: Math.trunc(movement.dx), dy: Math.trunc(movement.dy) };
  if (whole.dx === 0 && whole.dy === 0) return undefined;
  movement.dx -= whole.dx;
  movement.dy -= whole.dy;
  return whole;
}
