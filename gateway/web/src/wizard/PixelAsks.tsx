import type { ReactNode } from "react";

import { Speech } from "@/design/Speech";
import type { Mood } from "@/pixel/Pixel";

interface PixelAsksProps {
  mood: Mood;
  question: string;
  /** How large the question is among the page's headings. */
  level?: 1 | 2;
  /** What Pixel makes of the answer; said aloud when it changes. */
  children?: ReactNode;
}

/** Pixel with a question, and what Pixel makes of the answer. */
export function PixelAsks({ mood, question, level = 1, children }: PixelAsksProps) {
  const Heading = `h${level}` as const;
  return (
    <Speech mood={mood}>
      <div>
        {/* It takes the focus where the button that led here is gone. */}
        <Heading tabIndex={-1} className="speech-title">
          {question}
        </Heading>
        <div role="status" className="asks-reaction">
          {children}
        </div>
      </div>
    </Speech>
  );
}
