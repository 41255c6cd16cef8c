/** Each kind of game owns one colour of the palette. */

import type { CSSProperties } from "react";

/** Colours that words in ink can be read on; on all others words are paper. */
const LIGHT: ReadonlySet<string> = new Set([
  "fog",
  "chalk",
  "paper",
  "carrot",
  "honey",
  "leaf",
  "sky",
  "blush",
]);

/** The colour of the words on a colour of the palette. */
export function wordsOn(colour: string): "ink" | "paper" {
  return LIGHT.has(colour) ? "ink" : "paper";
}

/** Makes a kind's colour the strong one of whatever is inside. */
export function kindColours(colour: string | undefined): CSSProperties | undefined {
  if (colour === undefined) return undefined;
  return {
    "--strong": `var(--color-${colour})`,
    "--on-strong": `var(--color-${wordsOn(colour)})`,
  } as CSSProperties;
}
