/** Starting and stopping games. Who the visitor is never changes by it. */

import { api, type Schemas } from "./client";
import { RefusedError, refusalFrom, unwrap } from "./refusal";

export type StartedGame = Schemas["ExecuteResponse"];
export type Advice = Schemas["Warning"];

/** Starts a project as it was last saved. */
export async function startProject(projectId: string): Promise<StartedGame> {
  return unwrap(await api.POST("/api/execute", { body: { project_id: projectId } }));
}

export type CheckedCode = Schemas["CheckResponse"];

/** Has Python files read without running them. */
export async function checkCode(
  files: { path: string; content: string }[],
  entry: string,
  signal: AbortSignal,
): Promise<CheckedCode> {
  return unwrap(await api.POST("/api/check", { body: { files, entry }, signal }));
}

/** Stops a game; one that is already over is no mistake. */
export async function stopGame(sessionId: string): Promise<void> {
  const { response, error } = await api.POST("/api/stop-game/{session_id}", {
    params: { path: { session_id: sessionId } },
  });
  const gone = response.status === 404 || response.status === 410;
  if (!response.ok && !gone) throw new RefusedError(refusalFrom(error, response));
}

/** Stops a game while the page goes away, when no answer can be waited for. */
export function stopGameOnLeaving(sessionId: string): void {
  void fetch(`/api/stop-game/${encodeURIComponent(sessionId)}`, { method: "POST", keepalive: true });
}

export interface LiveSessions {
  ids: string[];
  /** Whether a game machine did not answer: a game that is not among the ids may then be there all the same. */
  incomplete: boolean;
}

/** The visitor's games that have not ended, in this and every other window. */
export async function liveSessions(): Promise<LiveSessions> {
  const { items, incomplete } = unwrap(await api.GET("/api/sessions"));
  return { ids: items.map(({ session_id }) => session_id), incomplete };
}

/** Whether games can run now. */
export async function gamesCanRun(): Promise<boolean> {
  const { data } = await api.GET("/api/executor-health");
  return data?.status === "ok";
}
