import { useLayoutEffect, useRef } from "react";

/**
 * Leads the focus on where what had it has gone from the page: whoever uses keys goes on from there, and hears it. A
 * focus that still is somewhere stays.
 */
export function useFocusKept(moment: string | number, find: () => HTMLElement | null | undefined): void {
  const seen = useRef(moment);
  useLayoutEffect(() => {
    if (seen.current === moment) return;
    seen.current = moment;
    if (document.activeElement === null || document.activeElement === document.body) {
      find()?.focus({ preventScroll: true });
    }
  });
}
