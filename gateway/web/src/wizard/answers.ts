/** What the visitor has answered in the wizard so far, and how answers change. */

import type { Kind, Theme } from "@/api/kinds";

/** The most characters that a game's name may have. */
export const LONGEST_NAME = 60;

export interface Answers {
  kind: string | undefined;
  /** The look chosen for each kind: who looks at another kind and comes back finds it again. */
  themes: Readonly<Record<string, string>>;
  /** What the dice rolled for each kind. */
  rolled: Readonly<Record<string, string>>;
  /** What was typed; it stays whatever the kind. */
  typed: string | undefined;
}

export const NO_ANSWERS: Answers = { kind: undefined, themes: {}, rolled: {}, typed: undefined };

export type Answer =
  | { type: "kind"; kind: string }
  | { type: "theme"; kind: string; theme: string }
  | { type: "typed"; name: string }
  | { type: "rolled"; kind: string; name: string };

export function answer(answers: Answers, given: Answer): Answers {
  switch (given.type) {
    case "kind":
      return { ...answers, kind: given.kind };
    case "theme":
      return { ...answers, themes: { ...answers.themes, [given.kind]: given.theme } };
    case "typed":
      return { ...answers, typed: given.name };
    case "rolled":
      return { ...answers, typed: undefined, rolled: { ...answers.rolled, [given.kind]: given.name } };
  }
}

/** The look of a kind: the chosen one, or the first. */
export function themeOf(answers: Answers, kind: Kind): Theme | undefined {
  return kind.themes.find(({ id }) => id === answers.themes[kind.id]) ?? kind.themes[0];
}

/** The name to offer: what was typed, else what was rolled, else the kind's own. */
export function nameOf(answers: Answers, kind: Kind): string {
  return answers.typed ?? answers.rolled[kind.id] ?? kind.default_name;
}
