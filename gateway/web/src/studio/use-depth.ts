import { useState } from "react";

/** Deeper shows more: the game, its numbers and colours, its code. */
export const DEPTHS = ["play", "tweak", "code"] as const;

export type Depth = (typeof DEPTHS)[number];

const KEY = "palace.depth";

function readDepth(): Depth {
  try {
    const remembered = localStorage.getItem(KEY);
    return DEPTHS.find((depth) => depth === remembered) ?? "play";
  } catch {
    return "play";
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
