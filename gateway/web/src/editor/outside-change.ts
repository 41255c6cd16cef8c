/** Takes over what changed the code from outside (a tweak card, a choice, another tab) without disturbing whoever types. */

import { isolateHistory } from "@codemirror/commands";
import { Annotation, type ChangeSpec, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

/** Marks changes that came from outside, which need not be told to the outside. */
export const fromOutside = Annotation.define<boolean>();

/** Whether the last change came from outside: the many small ones of a slider that is drawn are undone together. */
export const lastFromOutside = StateField.define<boolean>({
  create: () => false,
  update: (value, transaction) =>
    transaction.docChanged ? transaction.annotation(fromOutside) === true : value,
});

const MOST_REMEMBERED = 200;

/** The smallest single change that makes `after` of `before`. */
export function difference(before: string, after: string): ChangeSpec | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let [to, insertTo] = [before.length, after.length];
  while (to > from && insertTo > from && before.charCodeAt(to - 1) === after.charCodeAt(insertTo - 1)) {
    to -= 1;
    insertTo -= 1;
  }
  return { from, to, insert: after.slice(from, insertTo) };
}

/**
 * Shows this code as a change that can be undone, apart from what was typed before; the cursor stays with its words. The
 * history joins changes without an event's name that come quickly and touch each other.
 */
export function takeOver(view: EditorView, code: string): void {
  const changes = difference(view.state.doc.toString(), code);
  if (changes === undefined) return;
  const goesOn = view.state.field(lastFromOutside);
  view.dispatch({
    changes,
    annotations: [fromOutside.of(true), ...(goesOn ? [] : [isolateHistory.of("before")])],
  });
}

/** Tells what was typed here and comes back as the page's state from what is really new. */
export class Echoes {
  private told: string[] = [];

  tell(code: string): void {
    this.told.push(code);
    if (this.told.length > MOST_REMEMBERED) this.told.shift();
  }

  /** Whether this is something told before; everything older is then out of date too. */
  isEcho(code: string): boolean {
    const index = this.told.lastIndexOf(code);
    if (index < 0) return false;
    this.told.splice(0, index + 1);
    return true;
  }

  forget(): void {
    this.told = [];
  }
}
