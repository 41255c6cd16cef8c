import "./page.css";

import type { ReactNode } from "react";

import { type Mood, Pixel } from "@/pixel/Pixel";

interface EmptyStateProps {
  mood: Mood;
  title: string;
  /** What there could be here, and how to get it. */
  words: ReactNode;
  /** The block that gets it. */
  action?: ReactNode;
}

/** Pixel on an empty page, with a way to fill it. */
export function EmptyState({ mood, title, words, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <div className="empty-pixel" aria-hidden>
        <Pixel mood={mood} />
      </div>
      <h2 className="empty-title">{title}</h2>
      <p>{words}</p>
      {action}
    </div>
  );
}
