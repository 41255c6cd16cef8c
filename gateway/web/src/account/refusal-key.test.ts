import { expect, it } from "vitest";

import en from "@/locales/en/account.json";

import { type RefusalKey, refusalKey } from "./refusal-key";

const isKnown = (code: string): code is RefusalKey => Object.hasOwn(en.refused, code);

it.each([
  ["class_closed", 409, "class_closed"],
  ["publication_not_found", 404, "not_found"],
  ["executor_unavailable", 503, "internal_error"],
  ["payload_too_large", 413, "payload_too_large"],
  ["some_new_conflict", 409, "unknown"],
  ["unsupported_media_type", 415, "unknown"],
  ["idempotency_key_reused", 422, "unknown"],
  ["no_answer", 0, "no_answer"],
] as const)("%s with %i is told in the words of %s", (code, status, key) => {
  expect(refusalKey({ code, status }, isKnown)).toBe(key);
});
