/** Runs one game at a time: starts it, shows it, hears from it, stops it. */

import type { Advice, LiveSessions, StartedGame } from "@/api/games";
import { type Refusal, refusalOf } from "@/api/refusal";
import { addPrinted, type PrintedPiece } from "@/output/printed-text";
import type { Way } from "@/player/connection";
import type { GameListener } from "@/player/game-connection";
import type { PictureSize } from "@/player/picture";
import type { GameEvent, InputEvent, PointerUse } from "@/player/wire";
import type { ViewerSettings } from "@/player/viewer-settings";

import { IDLE, isLive, nextRunState, type RunEvent, type RunState } from "./run-state";
import { waitForGames } from "./wait-for-games";

/** How long a game that was told to stop may take to say so. */
const STOP_PATIENCE_MS = 2_000;
/** Printed text reaches the page this often. */
const PRINT_INTERVAL_MS = 50;

/** The key that leads from a game's title card into play (`executor/games/backstage.py`, STAGE_KEYS). */
const START_KEY: readonly InputEvent[] = [
  { type: "keydown", code: "Space" },
  { type: "keyup", code: "Space" },
];

/** What is run: the game as it is saved, and its program. */
export interface Program {
  projectId: string;
  code: string;
  /** Whether its title card is passed over: what was changed is seen in play, not on the card. */
  pastTitle?: boolean;
}

/** The calls to the gateway that a run needs. */
export interface GameCalls {
  /** Saves the game and starts it. */
  startGame(program: Program): Promise<StartedGame>;
  stopGame(sessionId: string): Promise<void>;
  liveSessions(): Promise<LiveSessions>;
  gamesCanRun(): Promise<boolean>;
}

export interface GamePlayer {
  connect(sessionId: string, listener: GameListener): void;
  send(events: readonly InputEvent[]): void;
  want(wishes: Partial<ViewerSettings>): void;
  disconnect(): void;
}

export interface GameEar {
  /** Fetches what sound needs. */
  prepare(): void;
  /** The next sound is another game's. */
  startAnew(): void;
  play(packet: Uint8Array): void;
}

/** What the page shows of a run. */
export interface RunView {
  state: RunState;
  /** Size of the picture on the canvas, also after the end; absent before the first. */
  pictureSize: PictureSize | undefined;
  advice: readonly Advice[];
  printed: readonly PrintedPiece[];
  /** The code that runs or ran last. */
  code: string;
  /** What the game does with the mouse. */
  pointer: PointerUse;
  /** How its pictures travel; absent before the first news. */
  way: Way | undefined;
  /** Whether the player has made it stand still. */
  paused: boolean;
}

/** What a game does with the mouse unless it says otherwise. */
const FREE_POINTER: PointerUse = { captured: false, visible: true };

export class GameRun {
  private view: RunView = {
    state: IDLE,
    pictureSize: undefined,
    advice: [],
    printed: [],
    code: "",
    pointer: FREE_POINTER,
    way: undefined,
    paused: false,
  };
  private readonly listeners = new Set<() => void>();
  private player: GamePlayer | undefined;
  private wishes: Partial<ViewerSettings> = {};
  /** Counts runs, so that an answer that comes late is not taken for the present run's. */
  private attempt = 0;
  private waiting: AbortController | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private unprinted: PrintedPiece[] = [];
  private printing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly calls: GameCalls,
    private readonly ear: GameEar,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getView = (): RunView => this.view;

  /** The session that runs, if one does. */
  get sessionId(): string | undefined {
    const { state } = this.view;
    return "sessionId" in state ? state.sessionId : undefined;
  }

  attach(player: GamePlayer | undefined): void {
    this.player = player;
    player?.want(this.wishesNow());
  }

  /** What is wanted of this game and the next ones. */
  want(wishes: Partial<ViewerSettings>): void {
    this.wishes = wishes;
    this.player?.want(this.wishesNow());
  }

  /** Input for the game that runs; one that stands still takes none. */
  send(events: readonly InputEvent[]): void {
    if (!this.view.paused) this.player?.send(events);
  }

  /** Makes the game stand still, or go on. */
  pause(paused: boolean): void {
    if (paused && this.view.state.phase !== "running") return;
    this.change({ paused });
    this.player?.want(this.wishesNow());
  }

  private wishesNow(): Partial<ViewerSettings> {
    return { ...this.wishes, paused: this.view.paused };
  }

  /** Starts a program; one that runs is stopped first. */
  async run(program: Program): Promise<void> {
    const previous = this.sessionId;
    const attempt = this.begin(program.code);
    try {
      if (previous !== undefined) await this.calls.stopGame(previous).catch(() => undefined);
      if (attempt !== this.attempt) return;
      const started = await this.calls.startGame(program);
      if (attempt === this.attempt && isLive(this.view.state)) this.show(started, attempt, program);
      else await this.calls.stopGame(started.session_id);
    } catch (error) {
      if (attempt === this.attempt && isLive(this.view.state)) this.refuse(refusalOf(error));
    }
  }

  /** Stops the program that runs or is being started. */
  async stop(): Promise<void> {
    if (!isLive(this.view.state)) return;
    const { sessionId, attempt } = this;
    if (sessionId === undefined) {
      this.finish("stopped");
      return;
    }
    this.patience ??= setTimeout(() => {
      if (attempt === this.attempt) this.finish("stopped");
    }, STOP_PATIENCE_MS);
    try {
      await this.calls.stopGame(sessionId);
    } catch {
      if (attempt === this.attempt) this.finish("stopped");
    }
  }

  /** Nobody looks any more: a game on its way is stopped when it is there, and nothing is waited for. */
  leave(): void {
    this.attempt += 1;
    this.waiting?.abort();
    if (isLive(this.view.state)) this.finish("stopped");
  }

  /** Stops every game of this visitor, in other windows too, and starts the program. */
  async runInstead(program: Program): Promise<void> {
    try {
      const { ids } = await this.calls.liveSessions();
      await Promise.all(ids.map((session) => this.calls.stopGame(session)));
    } catch (error) {
      this.refuse(refusalOf(error));
      return;
    }
    await this.run(program);
  }

  private begin(code: string): number {
    this.attempt += 1;
    this.player?.disconnect();
    this.waiting?.abort();
    clearTimeout(this.patience);
    this.patience = undefined;
    this.unprinted = [];
    this.pause(false);
    this.change({ advice: [], printed: [], code, pointer: FREE_POINTER, way: undefined });
    this.apply({ type: "run" });
    return this.attempt;
  }

  private show({ session_id, warnings }: StartedGame, attempt: number, { pastTitle }: Program): void {
    let onTitle = pastTitle ?? false;
    this.change({ advice: warnings });
    this.apply({ type: "accepted", sessionId: session_id });
    const present = (handle: () => void) => {
      if (attempt === this.attempt && isLive(this.view.state)) handle();
    };
    this.ear.startAnew();
    this.player?.connect(session_id, {
      onPicture: (pictureSize) => {
        present(() => {
          this.change({ pictureSize });
          this.apply({ type: "picture" });
          this.ear.prepare();
          if (onTitle) this.player?.send(START_KEY);
          onTitle = false;
        });
      },
      onEvent: (event) => {
        present(() => {
          this.hear(event);
        });
      },
      onWay: (way) => {
        present(() => {
          this.change({ way });
        });
      },
      onSound: (packet) => {
        present(() => {
          this.ear.play(packet);
        });
      },
      onReconnecting: () => {
        present(() => {
          this.apply({ type: "dropped" });
          void this.checkStillThere(session_id, attempt);
        });
      },
      onLost: () => {
        present(() => {
          this.finishUnseen();
        });
      },
    });
  }

  private hear(event: GameEvent): void {
    switch (event.type) {
      case "stdout":
        this.unprinted.push({ channel: event.channel, text: event.text });
        this.printing ??= setTimeout(() => {
          this.print();
        }, PRINT_INTERVAL_MS);
        break;
      case "problem":
        this.apply({ type: "problem", problem: event });
        break;
      case "end":
        this.finish(event.reason);
        break;
      case "state":
        this.apply({ type: "moved", place: event.place ?? undefined });
        break;
      case "pointer":
        this.change({ pointer: { captured: event.captured, visible: event.visible } });
        break;
    }
  }

  private print(): void {
    clearTimeout(this.printing);
    this.printing = undefined;
    if (this.unprinted.length === 0) return;
    this.change({ printed: addPrinted(this.view.printed, this.unprinted) });
    this.unprinted = [];
  }

  private finish(reason: Extract<RunEvent, { type: "ended" }>["reason"]): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    this.print();
    this.player?.disconnect();
    this.pause(false);
    this.change({ pointer: FREE_POINTER });
    this.apply({ type: "ended", reason });
  }

  /** The game is gone, and nothing said why. Who stopped it knows. */
  private finishUnseen(): void {
    this.finish(this.patience === undefined ? "lost" : "stopped");
  }

  /**
   * A socket cannot say why it does not open: ask whether the game is still there to come back to. While nobody can tell,
   * the connection is tried on for as long as a dropped one is worth it, and then it is lost.
   */
  private async checkStillThere(sessionId: string, attempt: number): Promise<void> {
    const sessions = await this.calls.liveSessions().catch(() => undefined);
    const gone = sessions?.incomplete === false && !sessions.ids.includes(sessionId);
    const { phase } = this.view.state;
    const unseen = phase === "starting" || phase === "reconnecting";
    if (gone && unseen && attempt === this.attempt) this.finishUnseen();
  }

  private refuse(refusal: Refusal): void {
    this.apply({ type: "refused", refusal });
    if (this.view.state.phase !== "away") return;
    this.waiting = new AbortController();
    const firstDelayMs =
      refusal.retryAfterSeconds === undefined ? undefined : refusal.retryAfterSeconds * 1_000;
    void waitForGames(() => this.calls.gamesCanRun(), firstDelayMs, this.waiting.signal).then((back) => {
      if (back) this.apply({ type: "recovered" });
    });
  }

  private apply(event: RunEvent): void {
    this.change({ state: nextRunState(this.view.state, event) });
  }

  private change(part: Partial<RunView>): void {
    this.view = { ...this.view, ...part };
    for (const listener of this.listeners) listener();
  }
}
