import { describe, expect, it } from "vitest";

import type { Refusal } from "@/api/refusal";

import { IDLE, isLive, nextRunState, type RunEvent, type RunState } from "./run-state";

const refusal = (code: string): Refusal => ({
  code,
  status: 400,
  detail: "",
  places: [],
  retryAfterSeconds: undefined,
});
const problem = { path: "main.py", line: 3, column: null, kind: "NameError", message: "", traceback: "" };

const EVENTS: RunEvent[] = [
  { type: "run" },
  { type: "accepted", sessionId: "a" },
  { type: "refused", refusal: refusal("syntax_error") },
  { type: "refused", refusal: refusal("executor_unavailable") },
  { type: "moved", place: 2 },
  { type: "picture" },
  { type: "dropped" },
  { type: "problem", problem },
  { type: "ended", reason: "crashed" },
  { type: "recovered" },
];

const after = (...events: RunEvent[]) => events.reduce(nextRunState, IDLE);

describe("a run", () => {
  it("goes from starting to running to its end", () => {
    expect(after({ type: "run" })).toMatchObject({ phase: "starting", sessionId: undefined });
    expect(after({ type: "run" }, { type: "accepted", sessionId: "a" })).toMatchObject({
      phase: "starting",
      sessionId: "a",
    });
    const running = after({ type: "run" }, { type: "accepted", sessionId: "a" }, { type: "picture" });
    expect(running).toMatchObject({ phase: "running", sessionId: "a" });
    expect(nextRunState(running, { type: "ended", reason: "finished" })).toEqual({
      phase: "ended",
      ending: { reason: "finished", problem: undefined },
    });
  });

  it("keeps the problem that its end is about, also when it never showed a picture", () => {
    expect(
      after(
        { type: "run" },
        { type: "accepted", sessionId: "a" },
        { type: "problem", problem },
        { type: "ended", reason: "crashed" },
      ),
    ).toEqual({ phase: "ended", ending: { reason: "crashed", problem } });
  });

  it("starts anew without the last one's problem", () => {
    const crashed = after(
      { type: "run" },
      { type: "problem", problem },
      { type: "ended", reason: "crashed" },
    );
    expect(nextRunState(crashed, { type: "run" })).toEqual({
      phase: "starting",
      sessionId: undefined,
      place: undefined,
      problem: undefined,
    });
  });

  it("comes back after a drop", () => {
    const dropped = after(
      { type: "run" },
      { type: "accepted", sessionId: "a" },
      { type: "picture" },
      { type: "dropped" },
    );
    expect(dropped.phase).toBe("reconnecting");
    expect(nextRunState(dropped, { type: "picture" }).phase).toBe("running");
  });
});

it.each([
  ["syntax_error", "refused"],
  ["too_many_sessions", "refused"],
  ["executor_unavailable", "away"],
  ["database_unavailable", "away"],
  ["too_slow", "away"],
  ["no_answer", "away"],
])("refused with %s it is %s", (code, phase) => {
  expect(after({ type: "run" }, { type: "refused", refusal: refusal(code) }).phase).toBe(phase);
});

describe("whatever happens in whatever order", () => {
  // Every sequence of five events, which reaches every state from every state.
  const reached = new Map<string, RunState>([[JSON.stringify(IDLE), IDLE]]);
  for (let step = 0; step < 5; step += 1) {
    for (const state of [...reached.values()]) {
      for (const event of EVENTS) {
        const next = nextRunState(state, event);
        reached.set(JSON.stringify(next), next);
      }
    }
  }
  const states = [...reached.values()];

  it("every state is reached", () => {
    expect(new Set(states.map(({ phase }) => phase))).toEqual(
      new Set(["idle", "starting", "running", "reconnecting", "ended", "refused", "away"]),
    );
  });

  it("pressing Run starts", () => {
    for (const state of states) expect(nextRunState(state, { type: "run" }).phase).toBe("starting");
  });

  it("the end ends what is live and nothing else", () => {
    for (const state of states) {
      const next = nextRunState(state, { type: "ended", reason: "idle" });
      if (isLive(state)) expect(next.phase).toBe("ended");
      else expect(next).toBe(state);
    }
  });

  it("a picture never revives what is over", () => {
    for (const state of states.filter((each) => !isLive(each))) {
      expect(nextRunState(state, { type: "picture" })).toBe(state);
    }
  });
});
