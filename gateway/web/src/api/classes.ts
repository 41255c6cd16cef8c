/** Classes: those a teacher leads, and those one learns in. */

import { expectDone, type PictureId } from "./accounts";
import { api, type Schemas } from "./client";
import { everyPage } from "./every-page";
import { unwrap } from "./refusal";

export type SchoolClass = Schemas["Class"];
export type JoinedClass = Schemas["JoinedClass"];
export type ClassMember = Schemas["ClassMember"];
export type WaitingGame = Schemas["Publication"];

const ofClass = (classId: string) => ({ class_id: classId });
const ofMember = (classId: string, memberId: string) => ({ class_id: classId, member_id: memberId });

/** The classes that the visitor leads. */
export async function ledClasses(): Promise<SchoolClass[]> {
  return everyPage((query) => api.GET("/api/classes", { params: { query } }));
}

/** The classes that the visitor learns in. */
export async function joinedClasses(): Promise<JoinedClass[]> {
  return everyPage((query) => api.GET("/api/classes/joined", { params: { query } }));
}

/** Joins a class by its code. Somebody without a nickname gives one, and is a member from then on. */
export async function joinClass(code: string, nickname?: string): Promise<Schemas["Joined"]> {
  const body = nickname === undefined ? { code } : { code, nickname };
  return unwrap(await api.POST("/api/classes/join", { body }));
}

export async function leaveClass(classId: string): Promise<void> {
  expectDone(await api.DELETE("/api/classes/{class_id}/membership", { params: { path: ofClass(classId) } }));
}

export async function makeClass(name: string): Promise<SchoolClass> {
  return unwrap(await api.POST("/api/classes", { body: { name } }));
}

export async function loadClass(classId: string): Promise<SchoolClass> {
  return unwrap(await api.GET("/api/classes/{class_id}", { params: { path: ofClass(classId) } }));
}

export async function changeClass(
  classId: string,
  change: { name?: string; is_open?: boolean },
): Promise<SchoolClass> {
  return unwrap(
    await api.PATCH("/api/classes/{class_id}", { params: { path: ofClass(classId) }, body: change }),
  );
}

/** Gives the class another code; the old one works no more. */
export async function newJoinCode(classId: string): Promise<SchoolClass> {
  return unwrap(await api.POST("/api/classes/{class_id}/new-code", { params: { path: ofClass(classId) } }));
}

export async function deleteClass(classId: string): Promise<void> {
  expectDone(await api.DELETE("/api/classes/{class_id}", { params: { path: ofClass(classId) } }));
}

export async function classMembers(classId: string): Promise<ClassMember[]> {
  const path = ofClass(classId);
  return everyPage((query) => api.GET("/api/classes/{class_id}/members", { params: { path, query } }));
}

export async function removeMember(classId: string, memberId: string): Promise<void> {
  const path = ofMember(classId, memberId);
  expectDone(await api.DELETE("/api/classes/{class_id}/members/{member_id}", { params: { path } }));
}

/** Gives a learner another picture password, which is in the answer and nowhere else. */
export async function resetSecret(classId: string, memberId: string): Promise<PictureId[]> {
  const { pictures } = unwrap(
    await api.POST("/api/classes/{class_id}/members/{member_id}/reset-secret", {
      params: { path: ofMember(classId, memberId) },
      body: {},
    }),
  );
  return pictures ?? [];
}

export async function memberProjects(
  classId: string,
  memberId: string,
): Promise<Schemas["ProjectSummary"][]> {
  const path = ofMember(classId, memberId);
  return everyPage((query) =>
    api.GET("/api/classes/{class_id}/members/{member_id}/projects", { params: { path, query } }),
  );
}

export async function memberProgress(classId: string, memberId: string): Promise<Schemas["ProgressList"]> {
  const params = { path: ofMember(classId, memberId) };
  return unwrap(await api.GET("/api/classes/{class_id}/members/{member_id}/progress", { params }));
}

/** One project of a learner, with its code. */
export async function memberProject(
  classId: string,
  memberId: string,
  projectId: string,
): Promise<Schemas["Project"]> {
  const path = { ...ofMember(classId, memberId), project_id: projectId };
  return unwrap(
    await api.GET("/api/classes/{class_id}/members/{member_id}/projects/{project_id}", { params: { path } }),
  );
}

/** The games that learners want to show, and that wait for their teacher. */
export async function waitingGames(classId: string): Promise<WaitingGame[]> {
  const path = ofClass(classId);
  return everyPage((query) => api.GET("/api/classes/{class_id}/approvals", { params: { path, query } }));
}

/** Lets a game be shown, in the state in which it was looked at; one that was changed meanwhile is refused. */
export async function approveGame({ id, revision }: WaitingGame): Promise<void> {
  const params = { path: { publication_id: id }, header: { "If-Match": `"r${revision}"` } };
  expectDone(await api.POST("/api/gallery/{publication_id}/approve", { params }));
}

/** Says to the maker why a game is not shown. */
export async function declineGame(gameId: string, reason: string): Promise<void> {
  const params = { path: { publication_id: gameId } };
  expectDone(await api.POST("/api/gallery/{publication_id}/decline", { params, body: { reason } }));
}
