import "./account.css";

import { TriangleAlert } from "lucide-react";

import type { Refusal } from "@/api/refusal";

import { useRefusalWords } from "./use-refusal-words";

/** Says what was refused and what to try, where it happened. */
export function RefusalNote({ refusal }: { refusal: Refusal | undefined }) {
  const wordsOf = useRefusalWords();
  const words = refusal && wordsOf(refusal);
  return (
    <div role="alert" className="refusal-place">
      {words && (
        <div className="refusal-note card-shape">
          <TriangleAlert aria-hidden />
          <p>
            <strong>{words.what}</strong> {words.advice}
          </p>
        </div>
      )}
    </div>
  );
}
