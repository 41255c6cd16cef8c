import { expect, it } from "vitest";

import type { Refusal } from "@/api/refusal";

import { nameProblem, troubleOf } from "./trouble";

const refusal = (part: Partial<Refusal>): Refusal => ({
  code: "unknown",
  status: 400,
  detail: "",
  places: [],
  retryAfterSeconds: undefined,
  ...part,
});

it.each<[Partial<Refusal>, string]>([
  [{ code: "no_answer", status: 0 }, "away"],
  [{ code: "executor_unavailable", status: 503 }, "away"],
  [{ code: "internal", status: 500 }, "away"],
  [{ code: "limit_reached", status: 409 }, "full"],
  [{ code: "too_many_requests", status: 429 }, "busy"],
  [{ code: "invalid_request", fields: [{ field: "name", message: "must be kind" }] }, "name"],
  [{ code: "invalid_request", fields: [{ field: "theme", message: "unknown" }] }, "other"],
  [{}, "other"],
])("%j is trouble of the kind %s", (part, trouble) => {
  expect(troubleOf(refusal(part))).toBe(trouble);
});

it.each([
  ["", "empty"],
  ["  ", "empty"],
  ["x".repeat(61), "long"],
  ["🦊".repeat(60), "other"],
  ["rude", "other"],
])("the name %j is refused as %s", (name, problem) => {
  expect(nameProblem(name, 60)).toBe(problem);
});
