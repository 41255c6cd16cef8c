/** Making, starting and stopping games. */

import { api, type Schemas } from "./client";
import { RefusedError, refusalFrom, unwrap } from "./refusal";
import { signedIn } from "./sign-in";

export type StartedGame = Schemas["ExecuteResponse"];
export type Advice = Schemas["Warning"];
export type GameSource = Schemas["CompileResponse"];

const ENTRY = "main.py";

/** A complete game of a kind, with every choice left to its default. */
export async function compileGame(gameType: string): Promise<GameSource> {
  return unwrap(
    await signedIn(() => api.POST("/api/compile", { body: { game_type: gameType, choices: {} } })),
  );
}

/** Starts a program together with the pictures and sounds it uses. */
export async function startGame({ code, files }: GameSource): Promise<StartedGame> {
  const body =
    files.length === 0
      ? { code }
      : { entry: ENTRY, files: [{ path: ENTRY, content: code, encoding: "utf8" as const }, ...files] };
  return unwrap(await signedIn(() => api.POST("/api/execute", { body })));
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
  const { items, incomplete } = unwrap(await signedIn(() => api.GET("/api/sessions")));
  return { ids: items.map(({ session_id }) => session_id), incomplete };
}

/** Whether games can run now. */
export async function gamesCanRun(): Promise<boolean> {
  const { data } = await api.GET("/api/executor-health");
  return data?.status === "ok";
}
