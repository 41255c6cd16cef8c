/** Answers outlive a reload: they are kept while this tab is open. */

import { type Answers, NO_ANSWERS } from "./answers";

const KEY = "palace.wizard";

function isTable(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}

/** Reads what was kept; anything strange in it counts as not answered. */
export function parseAnswers(text: string | null): Answers {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return NO_ANSWERS;
  }
  if (typeof kept !== "object" || kept === null) return NO_ANSWERS;
  const { kind, themes, rolled, typed } = kept as Record<keyof Answers, unknown>;
  return {
    kind: typeof kind === "string" ? kind : undefined,
    themes: isTable(themes) ? themes : {},
    rolled: isTable(rolled) ? rolled : {},
    typed: typeof typed === "string" ? typed : undefined,
  };
}

export function readAnswers(): Answers {
  try {
    return parseAnswers(sessionStorage.getItem(KEY));
  } catch {
    return NO_ANSWERS;
  }
}

export function keepAnswers(answers: Answers): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // A browser that keeps nothing still has them until the page is left.
  }
}

/** The game is made: the next one starts with a clean sheet. */
export function forgetAnswers(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
