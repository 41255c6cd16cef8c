/** What is written over the screen of a shown game while it is not played. */

import type { Refusal } from "@/api/refusal";
import type words from "@/locales/en/gallery.json";
import type { Ending, RunState } from "@/studio/run-state";

export type CurtainWords = keyof (typeof words)["state"];

/** Refusals with words of their own; there are others, which pass. */
const REFUSED: Readonly<Partial<Record<string, CurtainWords>>> = {
  too_many_sessions_of_yours: "others",
  too_many_sessions: "crowded",
  too_many_requests: "tooFast",
  publication_not_found: "gone",
  project_not_found: "gone",
  syntax_error: "unreadable",
};

/** Ends that are not the game's own. */
const ENDED: Readonly<Partial<Record<Ending["reason"], CurtainWords>>> = {
  crashed: "crashed",
  idle: "asleep",
  lost: "lost",
  draining: "lost",
  sandbox_failed: "lost",
  out_of_memory: "crashed",
  too_many_processes: "crashed",
  too_much_output: "crashed",
};

/** Whether other games of the visitor are in the way. */
export function isInTheWay({ code }: Refusal): boolean {
  return code === "too_many_sessions_of_yours";
}

export function curtainWords(state: Exclude<RunState, { phase: "running" | "idle" }>): CurtainWords {
  switch (state.phase) {
    case "starting":
      return state.place === undefined ? "starting" : "queued";
    case "reconnecting":
      return "reconnecting";
    case "away":
      return state.refusal.code === "no_answer" ? "noAnswer" : "away";
    case "refused":
      return REFUSED[state.refusal.code] ?? "refused";
    case "ended":
      return ENDED[state.ending.reason] ?? "ended";
  }
}
