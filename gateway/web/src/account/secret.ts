/** What a secret must be: the gateway's rules, known here so that most mistakes are told before anything is sent. */

import type { PictureId, Secret } from "@/api/accounts";

export const FEWEST_PICTURES = 4;
export const MOST_PICTURES = 6;
export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;

/** What is being written: one kind is shown, and what was written of the other is kept. */
export interface SecretDraft {
  kind: "password" | "pictures";
  password: string;
  pictures: PictureId[];
}

export const EMPTY_SECRET: SecretDraft = { kind: "pictures", password: "", pictures: [] };

export type SecretMistake = "fewPictures" | "samePictures" | "shortPassword" | "longPassword";

/** What is wrong with a new secret; the length of a password is counted as people count, after normalising. */
export function mistakeIn({ kind, password, pictures }: SecretDraft): SecretMistake | undefined {
  if (kind === "pictures") {
    if (pictures.length < FEWEST_PICTURES) return "fewPictures";
    return new Set(pictures).size === 1 ? "samePictures" : undefined;
  }
  const length = Array.from(password.normalize("NFKC")).length;
  if (length < SHORTEST_PASSWORD) return "shortPassword";
  return length > LONGEST_PASSWORD ? "longPassword" : undefined;
}

export function secretOf({ kind, password, pictures }: SecretDraft): Secret {
  return kind === "password" ? { password } : { pictures };
}

/** Whether anything was written. */
export function isBlank({ kind, password, pictures }: SecretDraft): boolean {
  return kind === "password" ? password === "" : pictures.length === 0;
}
