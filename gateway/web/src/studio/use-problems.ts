import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Advice } from "@/api/games";
import type { CodeProblem } from "@/editor/diagnostics";
import type { Mark } from "@/editor/marks";

import type { RunState } from "./run-state";

/** Where the last run went wrong in a file, in Python's words. */
function problemIn(state: RunState, path: string, entry: string): CodeProblem | undefined {
  if (state.phase === "refused") {
    const [place] = path === entry ? state.refusal.places : [];
    return place && { kind: "problem", ...place };
  }
  const problem = state.phase === "ended" ? state.ending.problem : undefined;
  if (problem?.path !== path || problem.line == null) return undefined;
  const { line, column, kind, message } = problem;
  return { kind: "problem", line, column: column ?? null, message: message ? `${kind}: ${message}` : kind };
}

/** What the last run says about places in a file; the next run clears it. */
function problemsIn(state: RunState, advice: readonly Advice[], path: string, entry: string): CodeProblem[] {
  const problem = problemIn(state, path, entry);
  const notes = advice
    .filter((note) => note.path === path)
    .map(({ line, column, message }): CodeProblem => ({ kind: "advice", line, column, message }));
  return problem ? [problem, ...notes] : notes;
}

/** What the last run says about places in a file, and the marks that go with it. */
export function useProblems(state: RunState, advice: readonly Advice[], path: string, entry: string) {
  const { t } = useTranslation("studio");
  return useMemo(() => {
    const problems = problemsIn(state, advice, path, entry);
    const marks = problems.map(({ kind, line, column }): Mark => ({
      kind,
      line,
      column,
      label: t(`editor.${kind}Mark`, { line }),
    }));
    return { problems, marks };
  }, [state, advice, path, entry, t]);
}
