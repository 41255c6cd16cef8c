/** Games that people show to everybody. */

import { api, type Schemas } from "./client";
import type { StartedGame } from "./games";
import type { Project } from "./projects";
import { RefusedError, refusalFrom, unwrap } from "./refusal";
import { signedIn } from "./sign-in";

export type ShownGame = Schemas["PublicationSummary"];
export type GameDetail = Schemas["PublicationDetail"];
export type ShownFile = Schemas["PublishedFile"];
export type ReportReason = Schemas["ReportReason"];
export type GallerySort = "newest" | "most_played" | "most_liked";

/** Games that one page of the wall shows. */
const WALL_PAGE = 24;
const NOT_FOUND = 404;

/** What is looked for on the wall. */
export interface WallSearch {
  sort: GallerySort;
  kind: string | undefined;
  words: string | undefined;
}

export interface WallPage {
  items: ShownGame[];
  next: string | undefined;
}

const ofGame = (gameId: string) => ({ params: { path: { publication_id: gameId } } });

export async function browseGallery(
  { sort, kind, words }: WallSearch,
  cursor: string | undefined,
): Promise<WallPage> {
  const { items, next_cursor } = unwrap(
    await api.GET("/api/gallery", {
      params: {
        query: {
          sort,
          limit: WALL_PAGE,
          ...(kind === undefined ? {} : { game_type: kind }),
          ...(words === undefined ? {} : { q: words }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    }),
  );
  return { items, next: next_cursor ?? undefined };
}

/** A game with its code; nothing where it is not in the gallery, or not any more. */
export async function loadGame(gameId: string): Promise<GameDetail | null> {
  const answer = await api.GET("/api/gallery/{publication_id}", ofGame(gameId));
  return answer.response.status === NOT_FOUND ? null : unwrap(answer);
}

/** Runs a game as it is shown. */
export async function playShown(gameId: string): Promise<StartedGame> {
  return unwrap(await signedIn(() => api.POST("/api/gallery/{publication_id}/play", ofGame(gameId))));
}

/** Notes whether the visitor likes a game. */
export async function likeGame(gameId: string, likes: boolean): Promise<void> {
  const { error, response } = await signedIn(() =>
    likes
      ? api.PUT("/api/gallery/{publication_id}/like", ofGame(gameId))
      : api.DELETE("/api/gallery/{publication_id}/like", ofGame(gameId)),
  );
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
}

/** Makes a project of the visitor's own out of a game. */
export async function remixGame(gameId: string): Promise<Project> {
  return unwrap(await signedIn(() => api.POST("/api/gallery/{publication_id}/remix", ofGame(gameId))));
}

/** Tells those who look after the gallery what is wrong with a game. */
export async function reportGame(gameId: string, reason: ReportReason, note: string): Promise<void> {
  const { error, response } = await signedIn(() =>
    api.POST("/api/gallery/{publication_id}/report", { ...ofGame(gameId), body: { reason, note } }),
  );
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
}
