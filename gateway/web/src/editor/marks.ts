/** Marks lines of the code: where the game stopped, and where advice points. Marks move along as the code changes. */

import { RangeSet, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from "@codemirror/view";

export interface Mark {
  kind: "problem" | "advice";
  /** Line and column count from 1. */
  line: number;
  column: number | null;
  /** What the mark means, in words. */
  label: string;
}

interface Marked {
  lines: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

const setMarks = StateEffect.define<readonly Mark[]>();

class MarkSign extends GutterMarker {
  constructor(private readonly mark: Mark) {
    super();
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof MarkSign && other.mark === this.mark;
  }

  override toDOM(): Node {
    const sign = document.createElement("span");
    sign.className = `code-sign is-${this.mark.kind}`;
    sign.title = this.mark.label;
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", this.mark.label);
    return sign;
  }
}

/** The word at a column, or the rest of the line where there is none. */
function wordAt(doc: Text, { line, column }: Mark): { from: number; to: number } | undefined {
  if (column === null) return undefined;
  const { from, to, text } = doc.line(line);
  const start = Math.min(column - 1, text.length);
  const word = /^\w+|^./.exec(text.slice(start))?.[0];
  return word === undefined || from + start >= to
    ? undefined
    : { from: from + start, to: from + start + word.length };
}

function build(doc: Text, marks: readonly Mark[]): Marked {
  const within = marks.filter(({ line }) => line >= 1 && line <= doc.lines);
  const decorations = within.flatMap((mark) => {
    const line = Decoration.line({ class: `code-line is-${mark.kind}` }).range(doc.line(mark.line).from);
    const word = mark.kind === "problem" ? wordAt(doc, mark) : undefined;
    return word ? [line, Decoration.mark({ class: "code-word" }).range(word.from, word.to)] : [line];
  });
  const signs = within.map((mark) => new MarkSign(mark).range(doc.line(mark.line).from));
  return { lines: Decoration.set(decorations, true), gutter: RangeSet.of(signs, true) };
}

const marked = StateField.define<Marked>({
  create: () => ({ lines: Decoration.none, gutter: RangeSet.of<GutterMarker>([]) }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return build(transaction.newDoc, effect.value);
    }
    if (!transaction.docChanged) return value;
    return { lines: value.lines.map(transaction.changes), gutter: value.gutter.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

/** The editor extension that shows marks. */
export const marks = [
  marked,
  gutter({ class: "code-signs", markers: (view) => view.state.field(marked).gutter }),
];

/** Shows these marks and no others; the first problem is scrolled to. */
export function showMarks(view: EditorView, shown: readonly Mark[]): void {
  const effects: StateEffect<unknown>[] = [setMarks.of(shown)];
  const problem = shown.find(
    ({ kind, line }) => kind === "problem" && line >= 1 && line <= view.state.doc.lines,
  );
  if (problem) {
    effects.push(EditorView.scrollIntoView(view.state.doc.line(problem.line).from, { y: "center" }));
  }
  view.dispatch({ effects });
}
