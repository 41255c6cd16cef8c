import { expect, it } from "vitest";

import type { Refusal } from "@/api/refusal";

import { afterRefusal, type Answering, ASKING, type OnStage, reactionTo } from "./answering";

const refusal = (code: string, status: number): Refusal => ({
  code,
  status,
  detail: "",
  places: [],
  retryAfterSeconds: undefined,
});

it.each<[string, number, Answering]>([
  ["choice_conflict", 409, { phase: "conflict", option: "bats" }],
  ["no_answer", 0, { phase: "failed", option: "bats", why: "away" }],
  ["executor_unavailable", 503, { phase: "failed", option: "bats", why: "away" }],
  ["not_signed_in", 401, { phase: "failed", option: "bats", why: "signedOut" }],
  ["not_compiled", 409, { phase: "failed", option: "bats", why: "other" }],
])("%s is met with %j", (code, status, answering) => {
  expect(afterRefusal("bats", refusal(code, status))).toEqual(answering);
});

it.each<[Answering, OnStage, string, string]>([
  [ASKING, "game", "listening", "ask"],
  [{ phase: "trying", option: "bats" }, "game", "thinking", "trying"],
  [{ phase: "answered", option: "bats", lines: [3] }, "game", "excited", "look"],
  [{ phase: "answered", option: "bats", lines: [3] }, "nothing", "excited", "run"],
  [{ phase: "answered", option: "bats", lines: [3] }, "coming", "excited", "coming"],
  [{ phase: "answered", option: "bats", lines: [] }, "game", "hello", "same"],
  [{ phase: "conflict", option: "bats" }, "game", "thinking", "conflict"],
  [{ phase: "failed", option: "bats", why: "away" }, "game", "asleep", "failed.away"],
])("%j, %s on the stage: %s, %s", (answering, onStage, mood, words) => {
  expect(reactionTo(answering, onStage)).toEqual({ mood, words });
});
