import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Advice } from "@/api/games";
import type { CodeProblem } from "@/editor/diagnostics";
import type { Mark } from "@/editor/marks";
import { type Note, useNoteWords } from "@/output/use-note-words";

import type { RunState } from "./run-state";

type Say = (note: Note) => string;

/** Where the last run went wrong in a file: in words, or in Python's where it was Python that stopped. */
function problemIn(state: RunState, path: string, entry: string, say: Say): CodeProblem | undefined {
  if (state.phase === "refused") {
    const [place] = path === entry ? state.refusal.places : [];
    return place && { kind: "problem", line: place.line, column: place.column, message: say(place) };
  }
  const problem = state.phase === "ended" ? state.ending.problem : undefined;
  if (problem?.path !== path || problem.line == null) return undefined;
  const { line, column, kind, message } = problem;
  return { kind: "problem", line, column: column ?? null, message: message ? `${kind}: ${message}` : kind };
}

/** What the last run says about places in a file; the next run clears it. */
function problemsIn(
  state: RunState,
  advice: readonly Advice[],
  path: string,
  entry: string,
  say: Say,
): CodeProblem[] {
  const problem = problemIn(state, path, entry, say);
  const notes = advice
    .filter((note) => note.path === path)
    .map((note): CodeProblem => ({
      kind: "advice",
      line: note.line,
      column: note.column,
      message: say(note),
    }));
  return problem ? [problem, ...notes] : notes;
}

/** What the last run says about places in a file, and the marks that go with it. */
export function useProblems(state: RunState, advice: readonly Advice[], path: string, entry: string) {
  const { t } = useTranslation("studio");
  const say = useNoteWords();
  return useMemo(() => {
    const problems = problemsIn(state, advice, path, entry, say);
    const marks = problems.map(({ kind, line, column }): Mark => ({
      kind,
      line,
      column,
      label: t(`editor.${kind}Mark`, { line }),
    }));
    return { problems, marks };
  }, [state, advice, path, entry, say, t]);
}
