/** Where in the wizard somebody is: the address says what has been answered, so that the browser's own buttons work. */

import type { Kind, Theme } from "@/api/kinds";

export const STEPS = ["kind", "theme", "name"] as const;
export type Step = (typeof STEPS)[number];

/** The query of the wizard's address. */
export interface WizardSearch {
  kind?: string;
  theme?: string;
}

export type Place =
  { step: "kind" } | { step: "theme"; kind: Kind } | { step: "name"; kind: Kind; theme: Theme | undefined };

/** The question to ask. What the address names and there is not counts as not answered. */
export function placeOf(search: WizardSearch, kinds: readonly Kind[]): Place {
  const kind = kinds.find(({ id }) => id === search.kind);
  if (!kind) return { step: "kind" };
  const theme = kind.themes.find(({ id }) => id === search.theme);
  if (!theme && kind.themes.length > 0) return { step: "theme", kind };
  return { step: "name", kind, theme };
}

/** The address of the question before; undefined before the first. */
export function searchBefore(place: Place): WizardSearch | undefined {
  switch (place.step) {
    case "kind":
      return undefined;
    case "theme":
      return {};
    case "name":
      return place.theme ? { kind: place.kind.id } : {};
  }
}
