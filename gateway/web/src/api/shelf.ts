/** A visitor's games as a list: those there are, and those in the trash. */

import { api } from "./client";
import type { ProjectSummary } from "./projects";
import { RefusedError, refusalFrom, unwrap } from "./refusal";
import { signedIn } from "./sign-in";

/** Games that one page of a list shows. */
export const SHELF_PAGE = 24;

const UNAUTHORIZED = 401;

export interface ShelfPage {
  items: ProjectSummary[];
  next: string | undefined;
}

/** Games in one of the two places, the last changed or thrown away first. Who is nobody yet has none. */
export async function listProjects(place: "shelf" | "trash", cursor: string | undefined): Promise<ShelfPage> {
  const { data, error, response } = await api.GET("/api/projects", {
    params: {
      query: { limit: SHELF_PAGE, trash: place === "trash", ...(cursor === undefined ? {} : { cursor }) },
    },
  });
  if (response.status === UNAUTHORIZED) return { items: [], next: undefined };
  const { items, next_cursor } = unwrap({ ...(data ? { data } : {}), error, response });
  return { items, next: next_cursor ?? undefined };
}

/** Makes a game out of a zip; gives its id. */
export async function importProject(zip: Blob): Promise<string> {
  const answer = await signedIn(() =>
    api.POST("/api/projects/import", {
      headers: { "Content-Type": "application/zip" },
      // The document calls bytes a text.
      body: zip as unknown as string,
      bodySerializer: (body) => body as unknown as Blob,
    }),
  );
  return unwrap(answer).id;
}

/** Deletes a game that is in the trash for ever. */
export async function deleteForever(projectId: string): Promise<void> {
  const { error, response } = await api.DELETE("/api/projects/{project_id}/forever", {
    params: { path: { project_id: projectId } },
  });
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
}

/** Deletes all that is in the trash for ever. */
export async function emptyTrash(): Promise<void> {
  unwrap(await api.POST("/api/projects/trash/empty"));
}
