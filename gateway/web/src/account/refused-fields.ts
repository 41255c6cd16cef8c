/** Which part of what was sent a refusal is about. */

import type { Refusal } from "@/api/refusal";

/** Whether the gateway names this field, or a part of it, as wrong. */
export function isAbout(refusal: Refusal | undefined, wrong: string): boolean {
  return refusal?.fields?.some(({ field }) => field === wrong || field.startsWith(`${wrong}.`)) === true;
}

/** Whether the nickname is what was refused: it is taken, or not kind. */
export function isAboutNickname(refusal: Refusal | undefined): boolean {
  return refusal?.code === "nickname_taken" || isAbout(refusal, "nickname");
}

/** Whether the new secret was refused: it is one that others would try first. */
export function isAboutSecret(refusal: Refusal | undefined): boolean {
  return isAbout(refusal, "password") || isAbout(refusal, "pictures");
}

/** Whether the present secret has to be shown, and was not. Who has none is never asked for it. */
export function needsPresentSecret(refusal: Refusal | undefined): boolean {
  return isAbout(refusal, "current");
}
