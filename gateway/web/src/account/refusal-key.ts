/** Which words a refusal is told in. */

import type { Refusal } from "@/api/refusal";
import type words from "@/locales/en/account.json";

export type RefusalKey = keyof (typeof words)["refused"];

/** Words for the kind of trouble, where a code has none of its own. */
const BY_STATUS: Readonly<Partial<Record<number, RefusalKey>>> = {
  401: "not_signed_in",
  403: "wrong_role",
  404: "not_found",
  412: "precondition_failed",
  413: "payload_too_large",
  429: "too_many_requests",
};
const OUR_FAULT = 500;

/** The key of the words; what nothing is known about is told in general ones. */
export function refusalKey(
  { code, status }: Pick<Refusal, "code" | "status">,
  isKnown: (code: string) => code is RefusalKey,
): RefusalKey {
  if (isKnown(code)) return code;
  if (status >= OUR_FAULT) return "internal_error";
  return BY_STATUS[status] ?? "unknown";
}
