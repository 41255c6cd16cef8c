import { useState } from "react";

export type Depth = "play" | "code";

const KEY = "palace.depth";

function readDepth(): Depth {
  try {
    return localStorage.getItem(KEY) === "play" ? "play" : "code";
  } catch {
    return "code";
  }
}

/** How deep the visitor has gone, remembered on this computer. */
export function useDepth(): [Depth, (depth: Depth) => void] {
  const [depth, setDepth] = useState(readDepth);
  const change = (changed: Depth) => {
    setDepth(changed);
    try {
      localStorage.setItem(KEY, changed);
    } catch {
      // Not remembered, but still changed.
    }
  };
  return [depth, change];
}
