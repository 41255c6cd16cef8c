/**
 * The files of a project, one by one: pictures and sounds come and go whole, and everything can get another name. Who the
 * visitor is never changes by it.
 */

import { api } from "./client";
import { loadProject, type Project } from "./projects";
import { RefusedError, refusalFrom, unwrap } from "./refusal";

export interface PutFile {
  /** Where it lies now: the gateway corrects endings. */
  path: string;
  project: Project;
}

/** A change of files, all of it or nothing. */
export interface FilesChange {
  remove?: readonly string[];
  rename?: readonly { from: string; to: string }[];
  files?: readonly { path: string; content: string }[];
}

const STALE = 412;
const MOST_TRIES = 3;
/** Pictures take a while over a slow line. */
const PATIENCE_MS = 60_000;

const etag = (revision: number) => `"r${revision}"`;
const isStale = (error: unknown) => error instanceof RefusedError && error.refusal.status === STALE;

/**
 * Does something that rests on the project as it is now. Where a save came in between it is done again: what lies at
 * other paths does not matter to it.
 */
async function onNewest<Done>(projectId: string, act: (newest: Project) => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries += 1) {
    const newest = await loadProject(projectId);
    try {
      return await act(newest);
    } catch (error) {
      if (!isStale(error) || tries >= MOST_TRIES) throw error;
    }
  }
}

/** The address of a file's bytes; the `/` of its path stay. */
function addressOf(projectId: string, path: string): string {
  const parts = path.split("/").map(encodeURIComponent);
  return `/api/projects/${encodeURIComponent(projectId)}/files/${parts.join("/")}`;
}

/** Puts a file into the project, or in the place of one that is there. */
export async function putFile(projectId: string, path: string, content: Blob): Promise<PutFile> {
  const put = async ({ revision }: Project) => {
    const response = await fetch(addressOf(projectId, path), {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream", "If-Match": etag(revision) },
      body: content,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new RefusedError(refusalFrom(body, response));
    return (body as { path: string }).path;
  };
  const kept = await onNewest(projectId, put);
  return { path: kept, project: await loadProject(projectId) };
}

/** Removes, renames and writes files, as the newest project asks for; answers with the project as it is then. */
export async function changeFiles(
  projectId: string,
  changeOf: (newest: Project) => FilesChange,
): Promise<Project> {
  await onNewest(projectId, async (newest) => {
    const change = changeOf(newest);
    unwrap(
      await api.PATCH("/api/projects/{project_id}", {
        params: { path: { project_id: projectId }, header: { "If-Match": etag(newest.revision) } },
        body: {
          remove: [...(change.remove ?? [])],
          rename: [...(change.rename ?? [])],
          files: (change.files ?? []).map((file) => ({ ...file, encoding: "utf8" as const })),
        },
      }),
    );
  });
  return loadProject(projectId);
}

/** The bytes of a file, to put them back later. */
export async function fetchFile(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new RefusedError(refusalFrom(undefined, response));
  return response.blob();
}
