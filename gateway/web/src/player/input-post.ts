/** Sends input by requests: one at a time, and what happens meanwhile waits together for the next. */

import { type InputEvent, MAX_INPUT_EVENTS } from "./wire";

/** Most events that wait; what a player does beyond that is stale by the time it could leave. */
const MOST_WAITING = 2 * MAX_INPUT_EVENTS;

/** Adds an event to those that wait; a movement replaces or extends the one just before it. */
export function addWaiting(waiting: InputEvent[], event: InputEvent): void {
  const last = waiting.at(-1);
  if (event.type === "pointermove" && last?.type === "pointermove") {
    waiting[waiting.length - 1] = event;
  } else if (event.type === "pointermoveby" && last?.type === "pointermoveby") {
    waiting[waiting.length - 1] = { ...event, dx: last.dx + event.dx, dy: last.dy + event.dy };
  } else {
    waiting.push(event);
  }
}

export class InputPost {
  private waiting: InputEvent[] = [];
  private underWay = false;
  /** Whether a request did not arrive, so that a key may be held that is not. */
  private lost = false;

  constructor(
    private readonly url: string,
    private readonly request: typeof fetch = (...call) => fetch(...call),
  ) {}

  send(events: readonly InputEvent[]): void {
    if (this.lost) this.waiting = [{ type: "blur" }];
    this.lost = false;
    for (const event of events) addWaiting(this.waiting, event);
    // What is dropped may have been a key that went up: then all go up.
    if (this.waiting.length > MOST_WAITING) this.waiting = [{ type: "blur" }];
    void this.post();
  }

  /** The network is back: says that no key is held, where what happened to one was lost. */
  recover(): void {
    this.send([]);
  }

  private async post(): Promise<void> {
    if (this.underWay) return;
    this.underWay = true;
    while (this.waiting.length > 0) {
      const events = this.waiting.splice(0, MAX_INPUT_EVENTS);
      const arrived = await this.request(this.url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ events }),
      }).then(
        (response) => response.ok,
        () => false,
      );
      if (!arrived) {
        // It would come too late; that no key stays down is said with whatever the player does next.
        this.waiting = [];
        this.lost = true;
      }
    }
    this.underWay = false;
  }
}
