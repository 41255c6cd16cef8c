import { useEffect, useRef } from "react";

import { cardOfNumber } from "@/wizard/card-keys";

/** Where number keys are typed, or belong to the game. */
const TYPED_INTO = "input, textarea, select, canvas, [contenteditable]";
/** What has the keys as a whole: a dialog has the focus itself when it opens. */
const ELSEWHERE = "[role=application], [role=dialog], [role=menu]";

/** Number keys press the options, unless the game or something else has the keys. */
export function useOptionKeys(count: number, onOption: (index: number) => void): void {
  const latest = useRef({ count, onOption });
  useEffect(() => {
    latest.current = { count, onOption };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const from = event.target instanceof Element ? event.target : document.body;
      const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
      if (event.defaultPrevented || modified || event.repeat) return;
      if (from.matches(TYPED_INTO) || from.closest(ELSEWHERE)) return;
      const index = cardOfNumber(event.code, latest.current.count);
      if (index !== undefined) latest.current.onOption(index);
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
    };
  }, []);
}
