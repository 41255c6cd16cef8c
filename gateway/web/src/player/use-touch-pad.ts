import { useSyncExternalStore } from "react";

/** When keys for thumbs are shown: where people use fingers, always, or never. */
export type PadChoice = "auto" | "shown" | "hidden";

const FINGERS = "(pointer: coarse)";
const KEY = "palace.pad";
const listeners = new Set<() => void>();

function readKept(): PadChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "shown" || kept === "hidden" ? kept : "auto";
  } catch {
    return "auto";
  }
}

let choice = readKept();

export function getPadChoice(): PadChoice {
  return choice;
}

export function changePadChoice(changed: PadChoice): void {
  choice = changed;
  try {
    localStorage.setItem(KEY, changed);
  } catch {
    // The choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

export function subscribePadChoice(onChange: () => void): () => void {
  const query = window.matchMedia(FINGERS);
  query.addEventListener("change", onChange);
  listeners.add(onChange);
  return () => {
    query.removeEventListener("change", onChange);
    listeners.delete(onChange);
  };
}

function isShown(): boolean {
  return choice === "auto" ? window.matchMedia(FINGERS).matches : choice === "shown";
}

/** Whether the touch pad is shown, remembered on this computer once somebody chose. */
export function useTouchPad(): [shown: boolean, toggle: () => void] {
  const shown = useSyncExternalStore(subscribePadChoice, isShown);
  return [
    shown,
    () => {
      changePadChoice(shown ? "hidden" : "shown");
    },
  ];
}
