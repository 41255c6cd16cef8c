/** Games as the API makes and shows them, for the visitor whom the page belongs to. */

import type { APIResponse, Page } from "@playwright/test";

export interface NewFile {
  path: string;
  content: string;
  encoding?: "utf8" | "base64";
}

/** What a game begins as. */
export type NewGame = { name: string } & (
  | { game_type: string; theme?: string; choices?: Record<string, string> }
  | { code: string }
  | { files: NewFile[] }
  | object
);

export interface Game {
  id: string;
  name: string;
  revision: number;
  files: { path: string; content: string | null }[];
}

async function answered<Answer>(response: APIResponse): Promise<Answer> {
  if (!response.ok())
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

const at = (address: string, path: string) => `${address.replace(/\/$/, "")}${path}`;

/** Makes a game for the page's visitor, who becomes a guest if nobody yet. */
export async function makeGame(page: Page, address: string, made: NewGame): Promise<Game> {
  const { request } = page.context();
  const me = await request.get(at(address, "/api/auth/me"));
  if (!me.ok()) await answered(await request.post(at(address, "/api/auth/guest")));
  return answered(await request.post(at(address, "/api/projects"), { data: made }));
}

/** The same from within the browser, which may know an address that nobody else knows. The page goes there for it. */
export async function makeGameThere(page: Page, address: string, made: NewGame): Promise<Game> {
  await page.goto(at(address, "/api/health"));
  return page.evaluate(async (body) => {
    const post = (path: string, init: RequestInit = {}) => fetch(path, { method: "POST", ...init });
    const me = await fetch("/api/auth/me");
    if (!me.ok) await post("/api/auth/guest");
    const headers = { "Content-Type": "application/json" };
    const answer = await post("/api/projects", { headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Game;
  }, made);
}

/** A game as it is on the server. */
export async function gameOf(page: Page, id: string): Promise<Game> {
  return answered(await page.context().request.get(`/api/projects/${id}`));
}

/** The program of a game as it is on the server. */
export async function codeOf(page: Page, id: string): Promise<string> {
  const { files } = await gameOf(page, id);
  return files.find(({ path }) => path === "main.py")?.content ?? "";
}
