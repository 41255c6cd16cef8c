import { useEffect, useSyncExternalStore } from "react";

import { isReachable, noteAnswer, subscribeReachable } from "@/api/reachable";

const ASK_AGAIN_MS = 4000;

/** Whether the Palace can be reached now. While it cannot, it is asked again and again. */
export function useOnline(): boolean {
  const online = useSyncExternalStore(subscribeReachable, isReachable);
  useEffect(() => {
    if (online) return;
    const ask = () => {
      fetch("/api/health", { cache: "no-store" }).then(noteAnswer, () => {
        // Still no way there.
      });
    };
    const timer = setInterval(ask, ASK_AGAIN_MS);
    window.addEventListener("online", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", ask);
    };
  }, [online]);
  return online;
}
