/** Where a run is in its life, as the page sees it: states, what happens to them, and nothing else. */

import type { Refusal } from "@/api/refusal";
import type { EndReason, ProgramProblem } from "@/player/wire";

/** How a run ended; `lost` when the page lost touch with it. */
export interface Ending {
  reason: EndReason | "lost";
  problem: ProgramProblem | undefined;
}

export type RunState =
  /** Nothing runs. `recovered` when games could not run before and now can. */
  | { phase: "idle"; recovered: boolean }
  /** Run was pressed; there is no picture yet. `place` is the one in the line of those who wait for a machine. */
  | {
      phase: "starting";
      sessionId: string | undefined;
      place: number | undefined;
      problem: ProgramProblem | undefined;
    }
  | { phase: "running"; sessionId: string; problem: ProgramProblem | undefined }
  | { phase: "reconnecting"; sessionId: string; problem: ProgramProblem | undefined }
  | { phase: "ended"; ending: Ending }
  /** The program was not started, and pressing Run again may help. */
  | { phase: "refused"; refusal: Refusal }
  /** No program can be started until the executors are back. */
  | { phase: "away"; refusal: Refusal };

export type RunEvent =
  | { type: "run" }
  | { type: "accepted"; sessionId: string }
  | { type: "refused"; refusal: Refusal }
  | { type: "moved"; place: number | undefined }
  | { type: "picture" }
  | { type: "dropped" }
  | { type: "problem"; problem: ProgramProblem }
  | { type: "ended"; reason: Ending["reason"] }
  | { type: "recovered" };

/** Refusals that have nothing to do with the program, and pass by themselves. */
const AWAY_CODES: ReadonlySet<string> = new Set([
  "executor_unavailable",
  "database_unavailable",
  "too_busy",
  "too_slow",
  "no_answer",
]);

export const IDLE: RunState = { phase: "idle", recovered: false };

/** Whether a program is on its way or running, so that Stop makes sense. */
export function isLive(state: RunState): boolean {
  return state.phase === "starting" || state.phase === "running" || state.phase === "reconnecting";
}

/** Whether nothing is on its way any more, for a reason that somebody may want to know. */
export function isOver({ phase }: RunState): boolean {
  return phase === "ended" || phase === "refused" || phase === "away";
}

/** The state after an event; an event that has no meaning in a state leaves it as it is. */
export function nextRunState(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case "run":
      return { phase: "starting", sessionId: undefined, place: undefined, problem: undefined };
    case "accepted":
      return state.phase === "starting" ? { ...state, sessionId: event.sessionId } : state;
    case "refused":
      return {
        phase: AWAY_CODES.has(event.refusal.code) ? "away" : "refused",
        refusal: event.refusal,
      };
    case "moved":
      return state.phase === "starting" ? { ...state, place: event.place } : state;
    case "picture":
      return withSession(state, "running");
    case "dropped":
      return state.phase === "running" ? withSession(state, "reconnecting") : state;
    case "problem":
      return "problem" in state ? { ...state, problem: event.problem } : state;
    case "ended":
      return "problem" in state
        ? { phase: "ended", ending: { reason: event.reason, problem: state.problem } }
        : state;
    case "recovered":
      return state.phase === "away" ? { phase: "idle", recovered: true } : state;
  }
}

function withSession(state: RunState, phase: "running" | "reconnecting"): RunState {
  if (!("sessionId" in state) || state.sessionId === undefined) return state;
  return { phase, sessionId: state.sessionId, problem: state.problem };
}
