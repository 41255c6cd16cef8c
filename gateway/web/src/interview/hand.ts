/** How an answer was given, so that the keys can go to the game afterwards without being taken from anybody. */

import type { PressEvent } from "react-aria-components";

export interface Hand {
  /** Whether a finger or the mouse gave the answer and the focus has gone nowhere since. */
  isStillThere: () => boolean;
}

const POINTERS: ReadonlySet<string> = new Set(["mouse", "touch", "pen"]);

/** The hand of a press; without one, the answer came by a number key. */
export function handOf(press: Pick<PressEvent, "pointerType" | "target"> | undefined): Hand {
  if (!press || !POINTERS.has(press.pointerType)) return { isStillThere: () => false };
  const { target } = press;
  return {
    isStillThere: () => {
      const { activeElement } = document;
      // What was pressed may be gone, and the focus with it.
      return activeElement === null || activeElement === document.body || activeElement === target;
    },
  };
}
