/** What becomes of an answer that was given while the game is played. */

import { NO_ANSWER, type Refusal } from "@/api/refusal";
import type { Mood } from "@/pixel/Pixel";

export type Answering =
  | { phase: "asking" }
  | { phase: "trying"; option: string }
  /** Lines of the code that are new, counted from 1; none where it was answered so before. */
  | { phase: "answered"; option: string; lines: readonly number[] }
  /** The child changed that part of the code by hand. */
  | { phase: "conflict"; option: string }
  | { phase: "failed"; option: string; why: "away" | "signedOut" | "other" };

export const ASKING: Answering = { phase: "asking" };

const CONFLICT = "choice_conflict";
const UNAUTHORIZED = 401;

/** What a refused answer means. */
export function afterRefusal(option: string, { code, status }: Refusal): Answering {
  if (code === CONFLICT) return { phase: "conflict", option };
  const why = code === NO_ANSWER || status >= 500 ? "away" : status === UNAUTHORIZED ? "signedOut" : "other";
  return { phase: "failed", option, why };
}

export type Words =
  | "ask"
  | "trying"
  | "look"
  | "coming"
  | "run"
  | "same"
  | "conflict"
  | "failed.away"
  | "failed.signedOut"
  | "failed.other";

/** What is on the stage: nothing that runs, a game on its way, or one that is played. */
export type OnStage = "nothing" | "coming" | "game";

const SEEN = { nothing: "run", coming: "coming", game: "look" } as const;

/** Pixel's mood and words about it. */
export function reactionTo(answering: Answering, onStage: OnStage): { mood: Mood; words: Words } {
  switch (answering.phase) {
    case "asking":
      return { mood: "listening", words: "ask" };
    case "trying":
      return { mood: "thinking", words: "trying" };
    case "answered":
      if (answering.lines.length === 0) return { mood: "hello", words: "same" };
      return { mood: "excited", words: SEEN[onStage] };
    case "conflict":
      return { mood: "thinking", words: "conflict" };
    case "failed":
      return { mood: answering.why === "away" ? "asleep" : "oops", words: `failed.${answering.why}` };
  }
}
