import { useCallback, useEffect, useState } from "react";

/** How long changed lines glow once they are seen: long enough to find and to read them. */
const SEEN_MS = 8_000;
const NO_LINES: readonly number[] = [];

export interface Glow {
  lines: readonly number[];
  show: (lines: readonly number[]) => void;
  /** They were looked at enough. */
  clear: () => void;
}

/** Lines of the code that were changed from outside. They wait, however long, until the code is seen. */
export function useGlow(codeSeen: boolean): Glow {
  const [lines, setLines] = useState(NO_LINES);
  const clear = useCallback(() => {
    setLines(NO_LINES);
  }, []);
  useEffect(() => {
    if (!codeSeen || lines.length === 0) return;
    const timer = setTimeout(clear, SEEN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [codeSeen, lines, clear]);
  return { lines, show: setLines, clear };
}
