/** What Pixel makes of an answer: a mood and some words. */

import type { Mood } from "@/pixel/Pixel";

import type { Step } from "./steps";
import type { Trouble } from "./trouble";

/** How many different things Pixel says of a rolled name. */
const ROLLED_WORDS = 3;

/** What was done last at the present question. */
export type Deed = "nothing" | "chose" | "typed" | "surprised" | { rolled: number };

export interface Circumstances {
  step: Step;
  /** Absent while no kind of game is chosen. */
  kindChosen: boolean;
  /** Somebody wanted to go on without an answer. */
  missing: boolean;
  deed: Deed;
  making: "ready" | "back" | "making" | Trouble;
}

type Words =
  | "making"
  | "kind.hint"
  | "kind.chosen"
  | "kind.none"
  | "theme.hint"
  | "theme.chosen"
  | "name.hint"
  | "name.typed"
  | "name.surprised"
  | `name.rolled${0 | 1 | 2}`
  | "trouble.back"
  | `trouble.${Exclude<Trouble, "name">}`;

export interface Reaction {
  mood: Mood;
  words: Words;
}

const say = (mood: Mood, words: Words): Reaction => ({ mood, words });

export function reactionTo(circumstances: Circumstances): Reaction {
  const { making, step } = circumstances;
  switch (making) {
    case "making":
      return say("excited", "making");
    case "back":
      return say("excited", "trouble.back");
    case "away":
      return say("asleep", "trouble.away");
    case "full":
    case "busy":
    case "other":
      return say("oops", `trouble.${making}`);
    case "name":
      return say("oops", "name.hint");
    case "ready":
      return { kind: ofKind, theme: ofTheme, name: ofName }[step](circumstances);
  }
}

function ofKind({ kindChosen, missing }: Circumstances): Reaction {
  if (kindChosen) return say("excited", "kind.chosen");
  return missing ? say("thinking", "kind.none") : say("hello", "kind.hint");
}

function ofTheme({ deed }: Circumstances): Reaction {
  return deed === "chose" ? say("excited", "theme.chosen") : say("listening", "theme.hint");
}

function ofName({ missing, deed }: Circumstances): Reaction {
  if (missing) return say("oops", "name.hint");
  if (deed === "surprised") return say("proud", "name.surprised");
  if (deed === "typed") return say("listening", "name.typed");
  if (typeof deed === "object")
    return say("excited", `name.rolled${(deed.rolled % ROLLED_WORDS) as 0 | 1 | 2}`);
  return say("thinking", "name.hint");
}
