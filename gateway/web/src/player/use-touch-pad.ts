import { useState, useSyncExternalStore } from "react";

const FINGERS = "(pointer: coarse)";

function watch(onChange: () => void): () => void {
  const query = window.matchMedia(FINGERS);
  query.addEventListener("change", onChange);
  return () => {
    query.removeEventListener("change", onChange);
  };
}

/** Whether the touch pad is shown: where people use fingers, unless they say otherwise, and where they ask for it. */
export function useTouchPad(): [shown: boolean, toggle: () => void] {
  const fingers = useSyncExternalStore(watch, () => window.matchMedia(FINGERS).matches);
  const [choice, setChoice] = useState<boolean>();
  const shown = choice ?? fingers;
  return [
    shown,
    () => {
      setChoice(!shown);
    },
  ];
}
