/** Projects: the games a visitor makes, with their files and versions. */

import { api, type Schemas } from "./client";
import { RefusedError, refusalFrom, unwrap } from "./refusal";
import { signedIn } from "./sign-in";

export type Project = Schemas["Project"];
export type ProjectSummary = Schemas["ProjectSummary"];
export type NewProject = Schemas["CreateProject"];
export type Version = Schemas["VersionSummary"];
export type FileDifference = Schemas["FileDifference"];

/** What is to be changed, all of it or nothing. */
export interface ProjectChange {
  name?: string;
  files?: readonly { path: string; content: string }[];
}

/** A version that holds what came too late to be saved. */
export interface KeptVersion {
  versionId: string;
  number: number;
}

/** A project after a change, or that it was changed elsewhere before; what was sent is then kept as a version. */
export type SaveAnswer = { saved: ProjectSummary } | { stale: { kept: KeptVersion | undefined } };

/** A request without an answer is given up after this long, and sent again. */
const PATIENCE_MS = 20_000;
const STALE = 412;

const inTime = () => AbortSignal.timeout(PATIENCE_MS);
const etag = (revision: number) => ({ "If-Match": `"r${revision}"` });

/** Makes a project. A visitor who is nobody yet becomes a guest. */
export async function createProject(body: NewProject): Promise<Project> {
  return unwrap(await signedIn(() => api.POST("/api/projects", { body })));
}

/** A project with its texts. Who it belongs to is never changed by asking. */
export async function loadProject(projectId: string): Promise<Project> {
  const path = { project_id: projectId };
  return unwrap(await api.GET("/api/projects/{project_id}", { params: { path }, signal: inTime() }));
}

/** Saves a change that rests on a revision. */
export async function saveProject(
  projectId: string,
  revision: number,
  change: ProjectChange,
): Promise<SaveAnswer> {
  const { data, error, response } = await api.PATCH("/api/projects/{project_id}", {
    params: { path: { project_id: projectId }, header: etag(revision) },
    body: {
      ...(change.name === undefined ? {} : { name: change.name }),
      files: (change.files ?? []).map((file) => ({ ...file, encoding: "utf8" as const })),
    },
    signal: inTime(),
  });
  if (data) return { saved: data };
  if (response.status === STALE) return { stale: { kept: keptIn(error) } };
  throw new RefusedError(refusalFrom(error, response));
}

function keptIn(problem: unknown): KeptVersion | undefined {
  const { kept } = (problem ?? {}) as { kept?: { version_id: string; number: number } };
  return kept && { versionId: kept.version_id, number: kept.number };
}

/** Another project that is the same. */
export async function duplicateProject(projectId: string): Promise<Project> {
  const path = { project_id: projectId };
  return unwrap(await api.POST("/api/projects/{project_id}/duplicate", { params: { path } }));
}

/** Puts a project into the trash. */
export async function trashProject(projectId: string): Promise<void> {
  const path = { project_id: projectId };
  const { error, response } = await api.DELETE("/api/projects/{project_id}", { params: { path } });
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
}

/** Takes a project out of the trash. */
export async function restoreProject(projectId: string): Promise<void> {
  const path = { project_id: projectId };
  unwrap(await api.POST("/api/projects/{project_id}/restore", { params: { path } }));
}

/** A project as a zip. */
export async function exportProject(projectId: string): Promise<Blob> {
  const response = await fetch(`/api/projects/${encodeURIComponent(projectId)}/export`);
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => undefined);
    throw new RefusedError(refusalFrom(problem, response));
  }
  return response.blob();
}

export interface VersionPage {
  items: Version[];
  next: string | undefined;
}

/** Versions of a project, the latest first. */
export async function listVersions(projectId: string, cursor?: string): Promise<VersionPage> {
  const { items, next_cursor } = unwrap(
    await api.GET("/api/projects/{project_id}/versions", {
      params: { path: { project_id: projectId }, query: cursor === undefined ? {} : { cursor } },
    }),
  );
  return { items, next: next_cursor ?? undefined };
}

/** Keeps a project as it is now among its versions, under a name or a number, until the project is deleted. */
export async function keepVersion(projectId: string, label: string | undefined): Promise<Version> {
  const path = { project_id: projectId };
  const body = label === undefined ? {} : { label };
  return unwrap(await api.POST("/api/projects/{project_id}/versions", { params: { path }, body }));
}

/** What would have to change to come from a version to what the project is now. */
export async function compareVersion(projectId: string, versionId: string): Promise<FileDifference[]> {
  const { files } = unwrap(
    await api.GET("/api/projects/{project_id}/versions/{version_id}/diff", {
      params: { path: { project_id: projectId, version_id: versionId } },
    }),
  );
  return files;
}

/** Makes a project what a version of it was; what it is now is kept as a version. */
export async function restoreVersion(
  projectId: string,
  versionId: string,
  revision: number,
): Promise<Project> {
  const { error, response } = await api.POST("/api/projects/{project_id}/versions/{version_id}/restore", {
    params: { path: { project_id: projectId, version_id: versionId }, header: etag(revision) },
  });
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
  return loadProject(projectId);
}

/** Offers the picture of a running game as its project's. Where that cannot be, the old picture stays. */
export async function takePicture(projectId: string, sessionId: string): Promise<void> {
  await fetch(`/api/projects/${encodeURIComponent(projectId)}/picture`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ session_id: sessionId }),
  }).catch(() => undefined);
}
