/** What Pixel says about a run: which words, in which mood, about which line. */

import type { Refusal } from "@/api/refusal";
import type { Mood } from "@/pixel/Pixel";
import type { ProgramProblem } from "@/player/wire";
import type { Ending, RunState } from "@/studio/run-state";

import type en from "@/locales/en/studio.json";

import { isPythonKind, type PythonKind } from "./python-kinds";
import type { Note } from "./use-note-words";

type SayKey = keyof typeof en.say;

export interface Saying {
  key: SayKey;
  mood: Mood;
  /** `wrong` where something in the code needs a look. */
  tone: "calm" | "wrong";
  /** Words about this kind of Python error, instead of the general ones. */
  python?: PythonKind | undefined;
  /** Where to look in the editor. */
  line?: number | undefined;
  /** Which variant of the title fits. */
  title: "title" | "titleNoLine" | "titleOtherFile";
  /** The file, where it is not the one in the editor. */
  path?: string | undefined;
  /** The place in the line of those who wait. */
  place?: number | undefined;
  /** The words of Python, or of the gateway. */
  quoted?: { words: string; traceback?: string } | undefined;
  /** What the Palace found at the line, to be said in words. */
  note?: Note | undefined;
  detail?: string | undefined;
}

export interface Circumstances {
  state: RunState;
  /** Whether the player made the game stand still. */
  paused: boolean;
  /** The file that is run, whose lines can be shown. */
  entry: string;
  /** Whether the code has been changed since the last run. */
  changed: boolean;
}

const calm = (key: SayKey, mood: Mood): Saying => ({ key, mood, tone: "calm", title: "title" });

/** What Pixel says now. */
export function sayingFor({ state, paused, entry, changed }: Circumstances): Saying {
  switch (state.phase) {
    case "idle":
      if (state.recovered) return calm("recovered", "excited");
      return changed ? calm("listening", "listening") : calm("hello", "hello");
    case "starting":
      return state.place === undefined
        ? calm("starting", "thinking")
        : { ...calm("queued", "thinking"), place: state.place };
    case "running":
      if (paused) return calm("paused", "asleep");
      return calm("running", changed ? "listening" : "excited");
    case "reconnecting":
      return calm("reconnecting", "thinking");
    case "away":
      return calm(state.refusal.code === "no_answer" ? "no_answer" : "away", "asleep");
    case "refused":
      return sayRefusal(state.refusal);
    case "ended":
      return sayEnding(state.ending, entry);
  }
}

const ENDING_MOODS: Record<Ending["reason"], Mood> = {
  finished: "proud",
  crashed: "oops",
  stopped: "listening",
  idle: "asleep",
  time_limit: "proud",
  out_of_memory: "oops",
  too_many_processes: "oops",
  too_much_output: "oops",
  draining: "asleep",
  sandbox_failed: "oops",
  lost: "oops",
};

function sayEnding({ reason, problem }: Ending, entry: string): Saying {
  if (reason === "crashed") return sayCrash(problem, entry);
  return calm(reason, ENDING_MOODS[reason]);
}

function sayCrash(problem: ProgramProblem | undefined, entry: string): Saying {
  const saying: Saying = { key: "crashed", mood: "oops", tone: "wrong", title: "titleNoLine" };
  if (!problem) return saying;
  const here = problem.path === entry;
  const quoted = {
    words: problem.message ? `${problem.kind}: ${problem.message}` : problem.kind,
    traceback: problem.traceback,
  };
  return {
    ...saying,
    quoted,
    python: isPythonKind(problem.kind) ? problem.kind : undefined,
    title: problem.line == null ? "titleNoLine" : here ? "title" : "titleOtherFile",
    line: problem.line ?? undefined,
    path: here ? undefined : problem.path,
  };
}

/** Refusals that pass when the visitor stops another game. */
const OWN_GAMES_CODES: ReadonlySet<string> = new Set(["too_many_sessions", "too_many_sessions_of_yours"]);

function sayRefusal({ code, status, detail, places }: Refusal): Saying {
  const [place] = places;
  const wrong: Saying = { key: "refused", mood: "oops", tone: "wrong", title: "title", detail };
  if (code === "syntax_error") {
    return place
      ? { ...wrong, key: "syntax_error", line: place.line, note: place }
      : { ...wrong, key: "syntax_error", title: "titleNoLine", quoted: { words: detail } };
  }
  if (code === "precondition_failed") return calm("overtaken", "thinking");
  if (status === 401) return calm("not_signed_in", "thinking");
  if (status === 404) return calm("out_of_reach", "oops");
  if (OWN_GAMES_CODES.has(code)) return { ...wrong, key: "too_many_sessions", tone: "calm" };
  if (status === 413) return { ...wrong, key: "payload_too_large" };
  if (status === 429) return { ...wrong, key: "slow_down", tone: "calm", mood: "thinking" };
  return wrong;
}
