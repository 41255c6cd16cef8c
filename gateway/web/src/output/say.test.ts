import { describe, expect, it } from "vitest";

import type { Refusal } from "@/api/refusal";
import words from "@/locales/en/words";
import en from "@/locales/en/studio.json";
import type { RunState } from "@/studio/run-state";

import { PYTHON_KINDS } from "./python-kinds";
import { sayingFor } from "./say";

const problem = {
  path: "main.py",
  line: 12,
  column: null,
  kind: "NameError",
  message: "name 'x' is not defined",
  traceback: "Traceback…",
};
const say = (state: RunState, changed = false) =>
  sayingFor({ state, paused: false, entry: "main.py", changed });
const refusal = (part: Partial<Refusal>): RunState => ({
  phase: "refused",
  refusal: { code: "unknown", status: 400, detail: "d", places: [], retryAfterSeconds: undefined, ...part },
});

it("a run that waits has its place in the line", () => {
  const starting: RunState = { phase: "starting", sessionId: "a", place: undefined, problem: undefined };
  expect(say(starting).key).toBe("starting");
  expect(say({ ...starting, place: 3 })).toMatchObject({ key: "queued", place: 3, tone: "calm" });
});

describe("a crash", () => {
  const crashed = (part: Partial<typeof problem> | undefined): RunState => ({
    phase: "ended",
    ending: { reason: "crashed", problem: part && { ...problem, ...part } },
  });

  it("names the line, the kind of error and Python's words", () => {
    expect(say(crashed({}))).toMatchObject({
      key: "crashed",
      mood: "oops",
      title: "title",
      line: 12,
      python: "NameError",
      quoted: { words: "NameError: name 'x' is not defined", traceback: "Traceback…" },
    });
  });

  it("in another file names the file", () => {
    expect(say(crashed({ path: "enemies.py" }))).toMatchObject({
      title: "titleOtherFile",
      path: "enemies.py",
    });
  });

  it("of a kind without words of its own has the general ones", () => {
    expect(say(crashed({ kind: "StrangeError" })).python).toBeUndefined();
  });

  it("whose place is unknown does without a line", () => {
    expect(say(crashed(undefined))).toMatchObject({ title: "titleNoLine" });
    expect(say(crashed(undefined)).line).toBeUndefined();
  });
});

it.each([
  [{ code: "syntax_error", places: [{ line: 7, column: 2, message: "m" }] }, "syntax_error", 7],
  [{ code: "syntax_error" }, "syntax_error", undefined],
  [{ code: "too_many_sessions", status: 429 }, "too_many_sessions", undefined],
  [{ code: "too_many_sessions_of_yours", status: 429 }, "too_many_sessions", undefined],
  [{ code: "rate_limited", status: 429 }, "slow_down", undefined],
  [{ code: "code_too_large", status: 413 }, "payload_too_large", undefined],
  [{ code: "something_new", status: 409 }, "refused", undefined],
])("a refusal %j is said as %s", (part, key, line) => {
  const saying = say(refusal(part));
  expect(saying.key).toBe(key);
  expect(saying.line).toBe(line);
});

it("listens once the code has changed", () => {
  expect(say({ phase: "idle", recovered: false }).mood).toBe("hello");
  expect(say({ phase: "idle", recovered: false }, true).mood).toBe("listening");
});

describe("the words", () => {
  const texts = (value: unknown): string[] =>
    typeof value === "string" ? [value] : Object.values(value as object).flatMap(texts);

  it("never blame, never belittle, never say what only programmers say", () => {
    for (const text of texts(words)) {
      expect(text).not.toMatch(
        /\b(simply|just|easy|obviously|exception|invalid|illegal|fatal|failed|your fault)\b/i,
      );
    }
  });

  it("exist for every kind of Python error that is told apart", () => {
    expect(Object.keys(en.python).sort()).toEqual([...PYTHON_KINDS].sort());
  });

  it("are short sentences", () => {
    for (const text of texts([en.say, en.python, en.notes])) {
      for (const sentence of text.split(/[.?!:]\s/)) expect(sentence.split(" ").length).toBeLessThan(20);
    }
  });

  it("say what happened and what to try, at every end but a happy one", () => {
    const { finished, stopped, ...others } = en.say;
    expect(finished.what && stopped.what).toBeTruthy();
    for (const [key, words] of Object.entries(others)) {
      expect(words.title, key).toBeTruthy();
      expect(words.what, key).toBeTruthy();
    }
    for (const key of [
      "crashed",
      "idle",
      "time_limit",
      "out_of_memory",
      "too_many_processes",
      "too_much_output",
      "draining",
      "sandbox_failed",
      "lost",
    ] as const) {
      expect(en.say[key].try, key).toBeTruthy();
    }
  });
});
