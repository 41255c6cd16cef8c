/** In which order the questions of a game are asked. */

import type { Option, Slot } from "@/api/kinds";

/** Chosen options by slot; a slot that is not there was not asked yet. */
export type Choices = Readonly<Record<string, string>>;

/** The first question without an answer; the number of questions where all are answered. */
export function firstOpen(slots: readonly Slot[], choices: Choices): number {
  const open = slots.findIndex(({ id }) => choices[id] === undefined);
  return open < 0 ? slots.length : open;
}

/** How many questions wait for an answer. */
export function countOpen(slots: readonly Slot[], choices: Choices): number {
  return slots.filter(({ id }) => choices[id] === undefined).length;
}

/** What is in the game now: the chosen option, or the first. */
export function presentOption(slot: Slot, choices: Choices): Option | undefined {
  return slot.options.find(({ id }) => id === choices[slot.id]) ?? slot.options[0];
}
