import { useEffect, useState } from "react";

/** Goes round the numbers below `count`, one every `turnMs`, for as long as `turning`. */
export function useTurns(count: number, turnMs: number, turning: boolean): [number, (at: number) => void] {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (!turning || count < 2) return undefined;
    const timer = setInterval(() => {
      // Nobody looks at a hidden page.
      if (document.visibilityState === "visible") setAt((now) => (now + 1) % count);
    }, turnMs);
    return () => {
      clearInterval(timer);
    };
  }, [count, turnMs, turning]);
  return [at, setAt];
}
