/** Whether what the page shows is safe, and where. */

import type { Refusal } from "@/api/refusal";

export type KeepState =
  | "loading"
  /** There is no such game for this visitor. */
  | "missing"
  | "saved"
  | "saving"
  /** The server cannot be reached; the text is kept on this computer, and is sent as soon as it can be. */
  | "waiting"
  /** Somebody else is signed in now, or nobody; the text is kept on this computer. */
  | "signedOut"
  /** Another window was faster: its text is shown, and this one's is kept as a version. */
  | "conflict"
  /** The server does not take the text as it is. */
  | "notKept";

/** What a refusal to save means for the text. */
export function stateAfterRefusal({ status }: Refusal): "waiting" | "signedOut" | "notKept" {
  if (status === 401 || status === 404) return "signedOut";
  if (status === 0 || status === 408 || status === 429 || status >= 500) return "waiting";
  return "notKept";
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

/** How long to wait before trying again after this many failures in a row. */
export function retryDelayMs(failures: number, { retryAfterSeconds }: Refusal): number {
  const asked = (retryAfterSeconds ?? 0) * 1_000;
  return Math.max(asked, Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
}
