import { useEffect } from "react";

import { takePicture } from "@/api/projects";

import type { RunState } from "./run-state";

/** By then a game shows more than its first, empty picture. */
const WORTH_A_PICTURE_MS = 4_000;
/** Stopping does not wait longer for the last picture. */
const LAST_PICTURE_MS = 200;

/** Takes a picture of a game that has run for a while as its project's. */
export function useProjectPicture(projectId: string, state: RunState): void {
  const sessionId = state.phase === "running" ? state.sessionId : undefined;
  useEffect(() => {
    if (sessionId === undefined) return;
    const timer = setTimeout(() => void takePicture(projectId, sessionId), WORTH_A_PICTURE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [projectId, sessionId]);
}

/** Takes the last picture of a game that is about to be stopped; resolves when stopping need not wait for it. */
export async function keepPicture(projectId: string, state: RunState): Promise<void> {
  if (state.phase !== "running") return;
  await Promise.race([
    takePicture(projectId, state.sessionId),
    new Promise((resolve) => setTimeout(resolve, LAST_PICTURE_MS)),
  ]);
}
