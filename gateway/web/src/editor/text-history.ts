/** The changes of a plain text that can be undone; letters typed one after the other count as one change. */

const PAUSE_MS = 800;
const MOST_STEPS = 200;

export class TextHistory {
  private past: string[] = [];
  private future: string[] = [];
  private changedAtMs = -Infinity;

  constructor(private present: string) {}

  get steps(): { undo: boolean; redo: boolean } {
    return { undo: this.past.length > 0, redo: this.future.length > 0 };
  }

  change(text: string, nowMs: number): void {
    if (text === this.present) return;
    if (nowMs - this.changedAtMs > PAUSE_MS) {
      this.past.push(this.present);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.changedAtMs = nowMs;
    this.future = [];
    this.present = text;
  }

  /** The text before the last change; `undefined` where there is none. */
  undo(): string | undefined {
    return this.step(this.past, this.future);
  }

  redo(): string | undefined {
    return this.step(this.future, this.past);
  }

  private step(from: string[], to: string[]): string | undefined {
    const text = from.pop();
    if (text === undefined) return undefined;
    to.push(this.present);
    this.present = text;
    this.changedAtMs = -Infinity;
    return text;
  }
}
