import { expect, it } from "vitest";

import type { Refusal } from "@/api/refusal";
import type { Ending } from "@/studio/run-state";

import { curtainWords } from "./curtain-words";

const refusal = (code: string): Refusal => ({
  code,
  status: 429,
  detail: "",
  places: [],
  retryAfterSeconds: undefined,
});

it.each([
  ["too_many_sessions_of_yours", "others"],
  ["too_many_sessions", "crowded"],
  ["too_many_requests", "tooFast"],
  ["publication_not_found", "gone"],
  ["something_new", "refused"],
])("a refusal with %s is told as %s", (code, words) => {
  expect(curtainWords({ phase: "refused", refusal: refusal(code) })).toBe(words);
});

it.each([
  ["finished", "ended"],
  ["time_limit", "ended"],
  ["crashed", "crashed"],
  ["lost", "lost"],
  ["idle", "asleep"],
] as const)("a game that ended because of %s is told as %s", (reason, words) => {
  const ending: Ending = { reason, problem: undefined };
  expect(curtainWords({ phase: "ended", ending })).toBe(words);
});

it("a place in the line is told as one", () => {
  const waiting = { phase: "starting", sessionId: "7", problem: undefined } as const;
  expect(curtainWords({ ...waiting, place: 3 })).toBe("queued");
  expect(curtainWords({ ...waiting, place: undefined })).toBe("starting");
});
