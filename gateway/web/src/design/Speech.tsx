import "./speech.css";

import type { ReactNode } from "react";

import { type Mood, Pixel } from "@/pixel/Pixel";

interface SpeechProps {
  mood: Mood;
  /** The first sentence, said louder. */
  title?: ReactNode;
  tone?: "calm" | "wrong";
  /** How large Pixel is. */
  size?: "small" | "middle" | "large";
  children?: ReactNode;
}

/** Pixel, and a bubble with what Pixel says. What can be pressed goes below the words, as children. */
export function Speech({ mood, title, tone = "calm", size = "middle", children }: SpeechProps) {
  return (
    <div className="speech" data-tone={tone} data-size={size}>
      <div className="speech-pixel" aria-hidden>
        <Pixel mood={mood} />
      </div>
      <div className="speech-bubble card-shape">
        {title !== undefined && <p className="speech-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
