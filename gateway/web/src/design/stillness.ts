/** Whether pictures that move by themselves hold still: as the computer asks, or as the visitor chose here. */

import { useSyncExternalStore } from "react";

const KEY = "palace.still";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const listeners = new Set<() => void>();
let chosen = readChosen();

function readChosen(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

function tell(): void {
  // For what moves by a style sheet alone.
  document.documentElement.dataset["still"] = String(isStill());
  for (const listener of listeners) listener();
}
calm.addEventListener("change", tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isStill = () => chosen || calm.matches;
const isAsked = () => calm.matches;
tell();

export function changeStillness(still: boolean): void {
  chosen = still;
  try {
    if (still) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // It holds until the page is left.
  }
  tell();
}

/** `still` says whether pictures stand; `asked` whether the computer asked for it, so that there is nothing to choose. */
export function useStillness(): { still: boolean; asked: boolean } {
  return { still: useSyncExternalStore(subscribe, isStill), asked: useSyncExternalStore(subscribe, isAsked) };
}
