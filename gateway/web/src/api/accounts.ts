/** Who the visitor is — nobody yet, a guest or a member — and how that changes. */

import { api, type Schemas } from "./client";
import { RefusedError, refusalFrom, unwrap } from "./refusal";

export type User = Schemas["User"];
export type PictureId = Schemas["Picture"];
export type SignIn = Schemas["SignIn"];
/** With what a member shows who they are. */
export type Secret = { password: string } | { pictures: PictureId[] };

const UNAUTHORIZED = 401;

/** Throws what was refused; there is nothing to read in the answer. */
export function expectDone({ error, response }: { error?: unknown; response: Response }): void {
  if (!response.ok) throw new RefusedError(refusalFrom(error, response));
}

/** Who is signed in in this browser; null for nobody. */
export async function whoAmI(): Promise<User | null> {
  const { data, error, response } = await api.GET("/api/auth/me");
  if (data) return data.user;
  if (response.status === UNAUTHORIZED) return null;
  throw new RefusedError(refusalFrom(error, response));
}

/** Makes the browser's guest a member, who keeps everything; a stranger becomes one too. */
export async function register(nickname: string, secret: Secret): Promise<User> {
  return unwrap(await api.POST("/api/auth/register", { body: { nickname, ...secret } })).user;
}

/** Signs a member in. What the browser's guest made comes along. */
export async function logIn(nickname: string, secret: Secret): Promise<Schemas["LoggedIn"]> {
  return unwrap(await api.POST("/api/auth/login", { body: { nickname, ...secret } }));
}

export async function signOut(): Promise<void> {
  expectDone(await api.POST("/api/auth/logout"));
}

/** Signs out of every browser, also of this one. */
export async function signOutEverywhere(): Promise<void> {
  expectDone(await api.POST("/api/auth/logout-everywhere"));
}

export async function changeNickname(nickname: string): Promise<User> {
  return unwrap(await api.PATCH("/api/auth/me", { body: { nickname } })).user;
}

/** Changes where a teacher can be reached; null forgets it. */
export async function changeEmail(email: string | null): Promise<User> {
  return unwrap(await api.PATCH("/api/auth/me", { body: { email } })).user;
}

/** Changes the secret; who has none yet leaves out the present one. */
export async function changeSecret(secret: Secret, current: Secret | undefined): Promise<void> {
  expectDone(await api.PUT("/api/auth/secret", { body: { ...secret, ...(current && { current }) } }));
}

/** Forgets the person with everything they made. */
export async function forgetMe(current: Secret | undefined): Promise<void> {
  expectDone(await api.DELETE("/api/auth/me", { body: current ? { current } : {} }));
}

/** The browsers in which the person is signed in. */
export async function signIns(): Promise<SignIn[]> {
  return unwrap(await api.GET("/api/auth/sign-ins", { params: { query: { limit: 100 } } })).items;
}

export async function endSignIn(signInId: string): Promise<void> {
  const path = { sign_in_id: signInId };
  expectDone(await api.DELETE("/api/auth/sign-ins/{sign_in_id}", { params: { path } }));
}
