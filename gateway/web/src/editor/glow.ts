/** Makes lines glow that something other than typing has just changed. They stay marked until the next change. */

import { StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

const setGlow = StateEffect.define<readonly number[]>();

function build(doc: Text, lines: readonly number[]): DecorationSet {
  const within = [...new Set(lines)].filter((line) => line >= 1 && line <= doc.lines).sort((a, b) => a - b);
  return Decoration.set(
    within.map((line) => Decoration.line({ class: "code-line is-glowing" }).range(doc.line(line).from)),
  );
}

const glowing = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setGlow)) return build(transaction.newDoc, effect.value);
    }
    if (!transaction.docChanged) return value;
    // Whoever types has seen them.
    return transaction.isUserEvent("input.type") ? Decoration.none : value.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const glow = glowing;

/** Makes these lines glow and no others, and scrolls to the first. */
export function showGlow(view: EditorView, lines: readonly number[]): void {
  const effects: StateEffect<unknown>[] = [setGlow.of(lines)];
  const first = Math.min(...lines);
  if (first >= 1 && first <= view.state.doc.lines) {
    effects.push(EditorView.scrollIntoView(view.state.doc.line(first).from, { y: "center" }));
  }
  view.dispatch({ effects });
}
