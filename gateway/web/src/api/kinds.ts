/** The kinds of game there are, and making a game of one. */

import { queryOptions } from "@tanstack/react-query";

import { api, type Schemas } from "./client";
import { unwrap } from "./refusal";
import { signedIn } from "./sign-in";

const ASK_AGAIN_MS = 4_000;

/** A kind of game. Its first option of each slot and its first theme hold until another is chosen. */
export type Kind = Schemas["GameType"];
/** A question about a game. */
export type Slot = Schemas["Slot"];
export type Option = Schemas["ChoiceOption"];
/** How a game can look, with a picture that stands and one that moves. */
export type Theme = Schemas["Theme"];
export type Project = Schemas["Project"];

/** What the wizard asks before a game is played. */
export interface FirstAnswers {
  kind: string;
  /** The kind's first look where none is named. */
  theme: string | undefined;
  name: string;
}

/** Every kind of game, in the visitor's language; nobody needs to be signed in. */
async function fetchKinds(language: string): Promise<Kind[]> {
  return unwrap(await api.GET("/api/game-types", { params: { query: { language } } })).items;
}

/** The kinds of game; asked for again every few seconds while nobody answers. */
export const kindsQuery = (language: string) =>
  queryOptions({
    queryKey: ["kinds", language],
    queryFn: () => fetchKinds(language),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) => (state.data === undefined ? ASK_AGAIN_MS : false),
  });

/** Makes a project out of the answers. Sent again with the same key, it is made once. */
export async function makeGame({ kind, theme, name }: FirstAnswers, key: string): Promise<Project> {
  return unwrap(
    await signedIn(() =>
      api.POST("/api/projects", {
        params: { header: { "Idempotency-Key": key } },
        body: { game_type: kind, name, choices: {}, ...(theme === undefined ? {} : { theme }) },
      }),
    ),
  );
}

/** What is to be chosen, and on which revision of the project that rests. */
export interface Choosing {
  projectId: string;
  revision: number;
  choices: Record<string, string>;
  /** Whether the new part may take the place of what the child changed there. */
  overwrite: boolean;
}

/**
 * Changes what a project was made from; what its maker changed by hand stays. Who is signed out meanwhile is refused: as
 * somebody else there would be no such project.
 */
export async function choose({ projectId, revision, choices, overwrite }: Choosing): Promise<Project> {
  return unwrap(
    await api.POST("/api/projects/{project_id}/choices", {
      params: { path: { project_id: projectId }, header: { "If-Match": `"r${revision}"` } },
      body: { choices, overwrite },
    }),
  );
}
