import type { ReactNode } from "react";

import type { Refusal } from "@/api/refusal";
import { EmptyState } from "@/design/EmptyState";

import { useRefusalWords } from "./use-refusal-words";

interface RefusalStateProps {
  refusal: Refusal;
  /** A block that helps, such as one that asks again. */
  action: ReactNode;
}

/** In place of what could not be shown: why, what to try, and a way on. */
export function RefusalState({ refusal, action }: RefusalStateProps) {
  const { what, advice } = useRefusalWords()(refusal);
  return (
    <div role="alert">
      <EmptyState mood="oops" title={what} words={advice} action={action} />
    </div>
  );
}
