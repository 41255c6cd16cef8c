import "./wall.css";

import type { CSSProperties } from "react";

import type { KindLabel } from "./use-kinds";

/** The kind of a game, with its colour. */
export function KindFact({ kind }: { kind: KindLabel | undefined }) {
  if (!kind) return null;
  const colour = kind.colour && ({ "--kind": `var(--color-${kind.colour})` } as CSSProperties);
  return (
    <span className="wall-kind" style={colour}>
      {kind.name}
    </span>
  );
}
