/** Shows what is wrong while somebody types, and what the last run said, at the words they are about. */

import { type Diagnostic, linter } from "@codemirror/lint";
import { ensureSyntaxTree } from "@codemirror/language";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import { findTrouble, type Trouble } from "./check/find-trouble";

/** What the last run's check said about a place; lines and columns count from 1. */
export interface CodeProblem {
  kind: "problem" | "advice";
  line: number;
  column: number | null;
  message: string;
}

/** What was found, for the words below the code. */
export interface FoundTrouble {
  kind: Trouble["kind"];
  letter: string;
  line: number;
}

/** Long enough to finish a word in peace. */
const CHECK_DELAY_MS = 900;
/** A program that takes longer to read waits for the next look. */
const PARSE_MS = 400;

const setProblems = StateEffect.define<readonly CodeProblem[]>();

/** What the last run said, until its code changes. */
const problems = StateField.define<readonly CodeProblem[]>({
  create: () => [],
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setProblems)) return effect.value;
    return transaction.docChanged ? [] : value;
  },
});

export function showProblems(view: EditorView, shown: readonly CodeProblem[]): void {
  view.dispatch({ effects: setProblems.of(shown) });
}

function place(view: EditorView, { line, column }: CodeProblem): { from: number; to: number } | undefined {
  const { doc } = view.state;
  if (line < 1 || line > doc.lines) return undefined;
  const { from, to, text } = doc.line(line);
  const indentation = from + text.length - text.trimStart().length;
  const start = column === null ? indentation : Math.min(from + column - 1, to);
  const word = /^\w+/.exec(text.slice(start - from))?.[0].length ?? 0;
  return column === null || word === 0
    ? { from: Math.min(start, to), to }
    : { from: start, to: start + word };
}

export interface DiagnosticsOptions {
  say: (trouble: Trouble) => string;
  onTrouble: (trouble: FoundTrouble | undefined) => void;
}

export function diagnostics({ say, onTrouble }: DiagnosticsOptions): Extension {
  const look = (view: EditorView): Diagnostic[] => {
    const { state } = view;
    const tree = ensureSyntaxTree(state, state.doc.length, PARSE_MS);
    const trouble = findTrouble(state.doc.toString(), tree);
    onTrouble(
      trouble && {
        kind: trouble.kind,
        letter: trouble.letter,
        line: state.doc.lineAt(Math.min(trouble.from, state.doc.length)).number,
      },
    );
    const said = state.field(problems).flatMap((problem): Diagnostic[] => {
      const at = place(view, problem);
      const severity = problem.kind === "problem" ? "error" : "warning";
      return at ? [{ ...at, severity, message: problem.message }] : [];
    });
    const end = state.doc.length;
    const found: Diagnostic[] = trouble
      ? [
          {
            from: Math.min(trouble.from, end),
            to: Math.min(trouble.to, end),
            severity: "error",
            message: say(trouble),
          },
        ]
      : [];
    return said.some(({ severity }) => severity === "error") ? said : [...found, ...said];
  };
  return [
    problems,
    linter(look, {
      delay: CHECK_DELAY_MS,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(setProblems))),
    }),
  ];
}
