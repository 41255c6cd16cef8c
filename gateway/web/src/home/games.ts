/** Games to show on the first page: the visitor's own, and the newest of everybody. */

import { queryOptions } from "@tanstack/react-query";

import { api, type Schemas } from "@/api/client";
import { RefusedError, refusalFrom, unwrap } from "@/api/refusal";

import { rememberGames } from "./remembered-games";

const OWN_SHOWN = 7;
const NEWEST_SHOWN = 8;
const NOBODY = 401;

export type OwnGame = Schemas["ProjectSummary"];
export type ShownGame = Schemas["PublicationSummary"];

/** The visitor's games, the last one first. Looking does not make a guest of anybody. */
async function fetchOwnGames(): Promise<OwnGame[]> {
  const { data, error, response } = await api.GET("/api/projects", {
    params: { query: { limit: OWN_SHOWN } },
  });
  if (!data && response.status !== NOBODY) throw new RefusedError(refusalFrom(error, response));
  const games = data?.items ?? [];
  rememberGames(games.length > 0);
  return games;
}

export const ownGamesQuery = queryOptions({
  queryKey: ["projects", "home"],
  queryFn: fetchOwnGames,
  // Names and pictures change in the studio.
  staleTime: 0,
  retry: false,
});

async function fetchNewestGames(): Promise<ShownGame[]> {
  const query = { sort: "newest", limit: NEWEST_SHOWN } as const;
  return unwrap(await api.GET("/api/gallery", { params: { query } })).items;
}

export const newestGamesQuery = queryOptions({
  queryKey: ["gallery", "home"],
  queryFn: fetchNewestGames,
  retry: false,
});
