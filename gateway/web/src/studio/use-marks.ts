import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Advice } from "@/api/games";
import type { Mark } from "@/editor/marks";
import { EDITED_FILE } from "@/output/say";

import type { RunState } from "./run-state";

interface Place {
  line: number;
  column: number | null;
}

/** Where the last run went wrong in the edited file. */
function problemPlace(state: RunState): Place | undefined {
  if (state.phase === "refused") return state.refusal.places[0];
  const problem = state.phase === "ended" ? state.ending.problem : undefined;
  if (problem?.path !== EDITED_FILE || problem.line == null) return undefined;
  return { line: problem.line, column: problem.column ?? null };
}

/** The marks that the last run leaves in the code; the next run clears them. */
export function useMarks(state: RunState, advice: readonly Advice[]): Mark[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const place = problemPlace(state);
    const problems: Mark[] = place
      ? [{ ...place, kind: "problem", label: t("editor.problemMark", { line: place.line }) }]
      : [];
    const notes = advice
      .filter(({ path }) => path === EDITED_FILE)
      .map(({ line, column }): Mark => ({
        kind: "advice",
        line,
        column,
        label: t("editor.adviceMark", { line }),
      }));
    return [...problems, ...notes];
  }, [state, advice, t]);
}
