import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { LiveSessions } from "@/api/games";
import { RefusedError } from "@/api/refusal";
import type { GameListener } from "@/player/game-connection";

import { type GameCalls, type GameEar, type GamePlayer, GameRun } from "./game-run";

const SOURCE = { projectId: "one", code: "import pygame" };
const advice = { code: "network", path: "main.py", line: 1, column: 1, message: "No internet here." };

function refused(code: string, retryAfterSeconds?: number): RefusedError {
  return new RefusedError({ code, status: 503, detail: "", places: [], retryAfterSeconds });
}

let listener: GameListener;
function live(...ids: string[]): LiveSessions {
  return { ids, incomplete: false };
}

const calls = {
  startGame: vi.fn<GameCalls["startGame"]>(),
  stopGame: vi.fn<GameCalls["stopGame"]>(),
  liveSessions: vi.fn<GameCalls["liveSessions"]>(),
  gamesCanRun: vi.fn<GameCalls["gamesCanRun"]>(),
};
const player = {
  connect: vi.fn<GamePlayer["connect"]>(),
  send: vi.fn<GamePlayer["send"]>(),
  want: vi.fn<GamePlayer["want"]>(),
  disconnect: vi.fn<GamePlayer["disconnect"]>(),
};
const ear = {
  prepare: vi.fn<GameEar["prepare"]>(),
  startAnew: vi.fn<GameEar["startAnew"]>(),
  play: vi.fn<GameEar["play"]>(),
};
let run: GameRun;

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  let sessions = 0;
  calls.startGame.mockImplementation(() => {
    sessions += 1;
    return Promise.resolve({ session_id: `session-${sessions}`, warnings: [] });
  });
  calls.stopGame.mockResolvedValue();
  calls.liveSessions.mockResolvedValue(live());
  player.connect.mockImplementation((_, created) => {
    listener = created;
  });
  run = new GameRun(calls, ear);
  run.attach(player);
});
afterEach(() => {
  vi.useRealTimers();
});

const phase = () => run.getView().state.phase;

async function runToPicture(): Promise<void> {
  await run.run(SOURCE);
  listener.onPicture({ width: 800, height: 480 });
}

describe("starting", () => {
  it("connects the player and shows what may go wrong", async () => {
    calls.startGame.mockResolvedValue({ session_id: "a", warnings: [advice] });
    const started = run.run(SOURCE);
    expect(phase()).toBe("starting");
    await started;
    expect(calls.startGame).toHaveBeenCalledWith(SOURCE);
    expect(player.connect).toHaveBeenCalledWith("a", expect.anything());
    expect(run.getView().advice).toEqual([advice]);
    listener.onPicture({ width: 320, height: 200 });
    expect(run.getView()).toMatchObject({
      state: { phase: "running" },
      pictureSize: { width: 320, height: 200 },
    });
  });

  it("stops the game that runs first", async () => {
    await runToPicture();
    calls.stopGame.mockImplementation(() => {
      expect(calls.startGame).toHaveBeenCalledTimes(1);
      return Promise.resolve();
    });
    await run.run(SOURCE);
    expect(calls.stopGame).toHaveBeenCalledWith("session-1");
    expect(run.sessionId).toBe("session-2");
  });

  it("twice in a row leaves no game behind", async () => {
    const first = run.run(SOURCE);
    const second = run.run(SOURCE);
    await Promise.all([first, second]);
    const live = new Set(["session-1", "session-2"]);
    for (const [sessionId] of calls.stopGame.mock.calls) live.delete(sessionId);
    expect([...live]).toEqual([run.sessionId]);
    expect(player.connect).toHaveBeenCalledTimes(1);
  });

  it("passes over the title card where it is told to, once and no sooner than there is a picture", async () => {
    await run.run({ ...SOURCE, pastTitle: true });
    expect(player.send).not.toHaveBeenCalled();
    listener.onPicture({ width: 800, height: 480 });
    expect(player.send.mock.calls).toEqual([
      [
        [
          { type: "keydown", code: "Space" },
          { type: "keyup", code: "Space" },
        ],
      ],
    ]);
    listener.onPicture({ width: 400, height: 240 });
    expect(player.send).toHaveBeenCalledTimes(1);
    await runToPicture();
    expect(player.send).toHaveBeenCalledTimes(1);
  });

  it("clears what the last game said", async () => {
    calls.startGame.mockResolvedValueOnce({ session_id: "a", warnings: [advice] });
    await runToPicture();
    listener.onEvent({ type: "stdout", text: "hi", channel: "stdout" });
    vi.advanceTimersByTime(100);
    expect(run.getView().printed).toEqual([{ channel: "stdout", text: "hi" }]);
    await run.run(SOURCE);
    expect(run.getView()).toMatchObject({ printed: [], advice: [] });
  });

  it("hears no more of the last game", async () => {
    await runToPicture();
    const old = listener;
    await runToPicture();
    old.onEvent({ type: "end", reason: "crashed", exit_code: 1 });
    old.onLost();
    expect(phase()).toBe("running");
  });
});

describe("waiting in line", () => {
  const moved = (place: number) => {
    listener.onEvent({ type: "state", state: "queued", place });
  };
  const place = () => {
    const { state } = run.getView();
    return state.phase === "starting" ? state.place : undefined;
  };

  it("shows the place until it is its turn", async () => {
    await run.run(SOURCE);
    moved(3);
    expect(place()).toBe(3);
    moved(2);
    expect(place()).toBe(2);
    listener.onEvent({ type: "state", state: "starting" });
    expect([phase(), place()]).toEqual(["starting", undefined]);
  });

  it("is left by stopping", async () => {
    await run.run(SOURCE);
    moved(3);
    await run.stop();
    expect(calls.stopGame).toHaveBeenCalledWith("session-1");
    listener.onEvent({ type: "end", reason: "stopped", exit_code: null });
    expect(phase()).toBe("ended");
  });
});

describe("the mouse", () => {
  const held = { captured: true, visible: false };

  it("is the game's as long as it runs", async () => {
    await runToPicture();
    listener.onEvent({ type: "pointer", ...held });
    expect(run.getView().pointer).toEqual(held);
    listener.onEvent({ type: "end", reason: "finished", exit_code: 0 });
    expect(run.getView().pointer).toEqual({ captured: false, visible: true });
  });

  it("is free at the next start", async () => {
    await runToPicture();
    listener.onEvent({ type: "pointer", ...held });
    await run.run(SOURCE);
    expect(run.getView().pointer).toEqual({ captured: false, visible: true });
  });
});

it("the way of the pictures is known from the first news to the next run", async () => {
  await runToPicture();
  listener.onWay("stream");
  expect(run.getView().way).toBe("stream");
  await run.run(SOURCE);
  expect(run.getView().way).toBeUndefined();
});

describe("stopping", () => {
  it("waits for the game to say so", async () => {
    await runToPicture();
    await run.stop();
    expect(calls.stopGame).toHaveBeenCalledWith("session-1");
    expect(phase()).toBe("running");
    listener.onEvent({ type: "end", reason: "stopped", exit_code: null });
    expect(run.getView().state).toMatchObject({ phase: "ended", ending: { reason: "stopped" } });
  });

  it("is what ended a game that is gone before it could say so", async () => {
    await runToPicture();
    await run.stop();
    listener.onReconnecting();
    await vi.advanceTimersByTimeAsync(0);
    expect(run.getView().state).toMatchObject({ phase: "ended", ending: { reason: "stopped" } });
  });

  it("does not wait for ever", async () => {
    await runToPicture();
    await run.stop();
    vi.advanceTimersByTime(2_000);
    expect(run.getView().state).toMatchObject({ phase: "ended", ending: { reason: "stopped" } });
  });

  it("while the game is being started stops it as soon as it is there", async () => {
    const started = run.run(SOURCE);
    await run.stop();
    expect(phase()).toBe("ended");
    await started;
    expect(calls.stopGame).toHaveBeenCalledWith("session-1");
    expect(player.connect).not.toHaveBeenCalled();
  });

  it("by leaving stops a game on its way as soon as it is there, and waits for none", async () => {
    const started = run.run(SOURCE);
    run.leave();
    await started;
    expect(player.connect).not.toHaveBeenCalled();
    expect(calls.stopGame.mock.calls).toEqual([["session-1"]]);

    calls.startGame.mockRejectedValue(refused("executor_unavailable"));
    await run.run(SOURCE);
    expect(phase()).toBe("away");
    run.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls.gamesCanRun).not.toHaveBeenCalled();
  });

  it("nothing does nothing", async () => {
    await run.stop();
    expect(calls.stopGame).not.toHaveBeenCalled();
  });
});

describe("the end", () => {
  it("comes with the problem and with all that was printed", async () => {
    await runToPicture();
    listener.onEvent({ type: "stdout", text: "last words", channel: "stderr" });
    listener.onEvent({
      type: "problem",
      path: "main.py",
      line: 3,
      column: 1,
      kind: "NameError",
      message: "m",
      traceback: "t",
    });
    listener.onEvent({ type: "end", reason: "crashed", exit_code: 1 });
    expect(run.getView()).toMatchObject({
      state: { phase: "ended", ending: { reason: "crashed", problem: { line: 3, kind: "NameError" } } },
      printed: [{ channel: "stderr", text: "last words" }],
    });
  });
});

describe("a dropped connection", () => {
  it("is given up at once when the game is gone", async () => {
    await runToPicture();
    calls.liveSessions.mockResolvedValue(live("another"));
    listener.onReconnecting();
    expect(phase()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(0);
    expect(run.getView().state).toMatchObject({ phase: "ended", ending: { reason: "lost" } });
    expect(player.disconnect).toHaveBeenCalled();
  });

  it("is given up as well when there was no picture yet", async () => {
    await run.run(SOURCE);
    listener.onReconnecting();
    await vi.advanceTimersByTimeAsync(0);
    expect(run.getView().state).toMatchObject({ phase: "ended", ending: { reason: "lost" } });
  });

  it.each([
    ["the game is still there", () => Promise.resolve(live("session-1"))],
    ["a game machine does not answer", () => Promise.resolve({ ...live("another"), incomplete: true })],
    ["nobody can say", () => Promise.reject(new TypeError("offline"))],
  ])("is waited for while %s", async (_, sessions) => {
    await runToPicture();
    calls.liveSessions.mockImplementation(sessions);
    listener.onReconnecting();
    await vi.advanceTimersByTimeAsync(0);
    expect(phase()).toBe("reconnecting");
    listener.onPicture({ width: 800, height: 480 });
    expect(phase()).toBe("running");
  });
});

describe("while games cannot run", () => {
  it("asks until they can, as late as it is told to", async () => {
    calls.startGame.mockRejectedValue(refused("executor_unavailable", 5));
    calls.gamesCanRun
      .mockResolvedValueOnce(false)
      .mockRejectedValueOnce(new TypeError())
      .mockResolvedValue(true);
    await run.run(SOURCE);
    expect(phase()).toBe("away");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(calls.gamesCanRun).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls.gamesCanRun).toHaveBeenCalledTimes(3);
    expect(run.getView().state).toEqual({ phase: "idle", recovered: true });
  });

  it("counts a gateway that does not answer", async () => {
    calls.startGame.mockRejectedValue(new TypeError("Failed to fetch"));
    await run.run(SOURCE);
    expect(run.getView().state).toMatchObject({ phase: "away", refusal: { code: "no_answer" } });
  });
});

it("a refusal is shown, and asks for nothing", async () => {
  calls.startGame.mockRejectedValue(refused("syntax_error"));
  await run.run(SOURCE);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(run.getView().state).toMatchObject({ phase: "refused", refusal: { code: "syntax_error" } });
  expect(calls.gamesCanRun).not.toHaveBeenCalled();
});

it("running instead of others stops them all", async () => {
  calls.liveSessions.mockResolvedValue(live("one", "two"));
  await run.runInstead(SOURCE);
  expect(calls.stopGame.mock.calls).toEqual([["one"], ["two"]]);
  expect(phase()).toBe("starting");
});

describe("pausing", () => {
  it("makes the game stand still, takes no input meanwhile, and lets it go on", async () => {
    await runToPicture();
    run.want({ sound: true });
    run.pause(true);
    expect(player.want).toHaveBeenLastCalledWith({ sound: true, paused: true });
    expect(run.getView().paused).toBe(true);
    run.send([{ type: "blur" }]);
    expect(player.send).not.toHaveBeenCalled();
    run.pause(false);
    expect(player.want).toHaveBeenLastCalledWith({ sound: true, paused: false });
    run.send([{ type: "blur" }]);
    expect(player.send).toHaveBeenCalledOnce();
  });

  it("is over with the game, and cannot be done without one", async () => {
    run.pause(true);
    expect(run.getView().paused).toBe(false);
    await runToPicture();
    run.pause(true);
    await run.run(SOURCE);
    expect(run.getView().paused).toBe(false);
    expect(player.want).toHaveBeenLastCalledWith({ paused: false });
  });
});

describe("sound", () => {
  const packet = new Uint8Array([4, 1]);

  it("is prepared with the first picture and heard while the game runs", async () => {
    await run.run(SOURCE);
    expect(ear.startAnew).toHaveBeenCalledOnce();
    expect(ear.prepare).not.toHaveBeenCalled();
    listener.onPicture({ width: 800, height: 480 });
    expect(ear.prepare).toHaveBeenCalledOnce();
    listener.onSound(packet);
    expect(ear.play).toHaveBeenCalledWith(packet);
    listener.onEvent({ type: "end", reason: "finished", exit_code: 0 });
    listener.onSound(packet);
    expect(ear.play).toHaveBeenCalledOnce();
  });

  it("is wanted of every player as it was of the last", () => {
    run.want({ sound: false });
    expect(player.want).toHaveBeenCalledWith({ sound: false, paused: false });
    const next = { ...player, want: vi.fn<GamePlayer["want"]>() };
    run.attach(next);
    expect(next.want).toHaveBeenCalledWith({ sound: false, paused: false });
  });
});
