/** What the wizard says when a game could not be made. Nothing of it loses an answer. */

import { NO_ANSWER, type Refusal } from "@/api/refusal";

export type Trouble = "away" | "full" | "busy" | "name" | "other";

const TOO_MANY_REQUESTS = 429;

/** What a refusal means to somebody who makes a game. */
export function troubleOf({ code, status, fields = [] }: Refusal): Trouble {
  if (code === NO_ANSWER || code === "executor_unavailable" || status >= 500) return "away";
  if (code === "limit_reached") return "full";
  if (status === TOO_MANY_REQUESTS) return "busy";
  if (fields.some(({ field }) => field === "name")) return "name";
  return "other";
}

/** Which words fit a name that was refused. */
export function nameProblem(name: string, longest: number): "empty" | "long" | "other" {
  if (name.trim() === "") return "empty";
  return Array.from(name).length > longest ? "long" : "other";
}
