/** What the visitor shows in the gallery, or would like to. */

import { api, type Schemas } from "./client";
import { RefusedError, refusalFrom, unwrap } from "./refusal";

export type Publication = Schemas["Publication"];

/** Longest text about a game. */
export const LONGEST_DESCRIPTION = 500;

/** What became of showing a project; `undefined` when that was never wanted. */
export async function publicationOf(projectId: string): Promise<Publication | undefined> {
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? { limit: 100 } : { limit: 100, cursor };
    const page = unwrap(await api.GET("/api/gallery/mine", { params: { query } }));
    const found = page.items.find(({ project_id }) => project_id === projectId);
    if (found) return found;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return undefined;
}

/** Shows a project as it is now, or offers it to the teacher. */
export async function publish(projectId: string, title: string, description: string): Promise<Publication> {
  return unwrap(await api.POST("/api/gallery", { body: { project_id: projectId, title, description } }));
}

/** Takes a game out of the gallery; the project stays. */
export async function takeBack(publicationId: string): Promise<void> {
  const { error, response } = await api.DELETE("/api/gallery/{publication_id}", {
    params: { path: { publication_id: publicationId } },
  });
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
}

/** Whether the visitor has a nickname, without which nothing is shown. */
export async function isMember(): Promise<boolean> {
  const { data } = await api.GET("/api/auth/me");
  return data !== undefined && data.user.kind !== "guest";
}
