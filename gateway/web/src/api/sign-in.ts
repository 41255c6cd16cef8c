/** Makes sure the visitor is someone: a guest at first. */

import { api } from "./client";
import { ME, queryClient } from "./query-client";
import { RefusedError, refusalFrom } from "./refusal";

const UNAUTHORIZED = 401;
let signingIn: Promise<void> | undefined;

async function becomeGuest(): Promise<void> {
  const me = await api.GET("/api/auth/me");
  if (me.response.ok) return;
  if (me.response.status !== UNAUTHORIZED) throw new RefusedError(refusalFrom(me.error, me.response));
  const guest = await api.POST("/api/auth/guest");
  if (!guest.data) throw new RefusedError(refusalFrom(guest.error, guest.response));
  queryClient.setQueryData(ME, guest.data.user);
}

/** Resolves once the visitor has a session; asks the gateway only once. */
export function signIn(): Promise<void> {
  signingIn ??= becomeGuest().catch((error: unknown) => {
    signingIn = undefined;
    throw error;
  });
  return signingIn;
}

/** Forgets that the visitor has a session: the next call makes sure anew. */
export function forgetSignIn(): void {
  signingIn = undefined;
}

/** Does a call as a signed-in visitor; signs in anew and does it again when the session has run out. */
export async function signedIn<Answer extends { response: Response }>(
  call: () => Promise<Answer>,
): Promise<Answer> {
  await signIn();
  const answer = await call();
  if (answer.response.status !== UNAUTHORIZED) return answer;
  forgetSignIn();
  await signIn();
  return call();
}
