import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";

import { gamesCanRun, liveSessions, startProject, stopGame, stopGameOnLeaving } from "@/api/games";
import type { Player } from "@/player/player";
import type { InputEvent } from "@/player/wire";
import type { OpenProject } from "@/project/use-project";
import { GameSound } from "@/sound/game-sound";
import { getSoundSettings, isAudible, subscribeSoundSettings } from "@/sound/sound-settings";

import { GameRun, type RunView } from "./game-run";
import { isLive } from "./run-state";
import { keepPicture, useProjectPicture } from "./use-project-picture";

/** Changes come in bursts: a game that runs starts anew once no other has come for so long. */
const RESTART_DELAY_MS = 250;

export interface Game {
  run: GameRun;
  view: RunView;
  /** Whether there is anything that could be run now. */
  canRun: boolean;
  /** Whether the code was changed since it was run. */
  changed: boolean;
  noteChange: () => void;
  /** Saves the game and runs it; the keys go to it. */
  start: () => void;
  /** Stops all others of this visitor, and runs this one. */
  startInstead: () => void;
  /** Starts a game anew that runs, after a change; the keys stay where they are. Made of a kind, it plays at once. */
  startAnew: () => void;
  /** The keys go to the game where one is played or on its way. */
  takeKeys: () => void;
  stop: () => void;
  send: (events: readonly InputEvent[]) => void;
  attach: (player: Player | undefined) => void;
  canvas: () => HTMLCanvasElement | undefined;
  /** The player wants the keys back: they go where they were before a run took them. */
  leave: () => void;
  /** The keys are elsewhere. Who goes to the game by Tab later stays there when leaving it. */
  keysLeft: () => void;
}

/** Whether the keys go to the game: its canvas has the focus, or the field beside it. */
function isGameFocused(canvas: HTMLCanvasElement | undefined): boolean {
  return canvas?.parentElement?.contains(document.activeElement) ?? false;
}

/** Runs the open project, one game at a time. */
export function useGame(projectId: string, project: OpenProject): Game {
  const { flush, files, entry } = project;
  const [sound] = useState(() => new GameSound());
  const [run] = useState(() => {
    const startGame = async () => {
      await flush();
      return startProject(projectId);
    };
    return new GameRun({ startGame, stopGame, liveSessions, gamesCanRun }, sound);
  });
  const view = useSyncExternalStore(run.subscribe, run.getView);
  const audible = isAudible(useSyncExternalStore(subscribeSoundSettings, getSoundSettings));
  const [changed, setChanged] = useState(false);
  const player = useRef<Player>(undefined);
  const cameFrom = useRef<HTMLElement>(null);
  const restart = useRef<ReturnType<typeof setTimeout>>(undefined);
  const code = files.get(entry);
  const away = view.state.phase === "away";
  const canRun = code !== undefined && !away;
  // What somebody wrote from nothing may mean anything by the key that starts the games of a kind.
  const pastTitle = project.project?.choices != null;
  const latest = useRef({ code, canRun, pastTitle });
  useEffect(() => {
    latest.current = { code, canRun, pastTitle };
  });

  const program = useCallback(() => {
    clearTimeout(restart.current);
    if (!latest.current.canRun || latest.current.code === undefined) return undefined;
    setChanged(false);
    return { projectId, code: latest.current.code };
  }, [projectId]);

  const takeKeys = useCallback(() => {
    const canvas = player.current?.canvas;
    if (document.activeElement instanceof HTMLElement && !isGameFocused(canvas)) {
      cameFrom.current = document.activeElement;
    }
    canvas?.focus({ preventScroll: true });
  }, []);

  const start = useCallback(
    (how: "run" | "runInstead") => {
      const wanted = program();
      if (!wanted) return;
      sound.unlock();
      takeKeys();
      player.current?.canvas.closest(".cabinet")?.scrollIntoView({ block: "nearest" });
      void run[how](wanted);
    },
    [run, sound, program, takeKeys],
  );

  useEffect(() => {
    run.want({ sound: audible });
  }, [run, audible]);

  useEffect(() => {
    const leave = () => {
      clearTimeout(restart.current);
      if (run.sessionId !== undefined) stopGameOnLeaving(run.sessionId);
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
      run.leave();
      sound.close();
    };
  }, [run, sound]);

  const refused = view.state.phase === "refused";
  useEffect(() => {
    // There is no game to play: whoever was typing can go on typing.
    if (refused && isGameFocused(player.current?.canvas)) cameFrom.current?.focus();
  }, [refused]);

  useProjectPicture(projectId, view.state);

  const actions = useMemo(
    () => ({
      noteChange: () => {
        setChanged(true);
      },
      start: () => {
        start("run");
      },
      startInstead: () => {
        start("runInstead");
      },
      startAnew: () => {
        setChanged(true);
        clearTimeout(restart.current);
        if (!isLive(run.getView().state)) return;
        restart.current = setTimeout(() => {
          const wanted = isLive(run.getView().state) ? program() : undefined;
          if (wanted) void run.run({ ...wanted, pastTitle: latest.current.pastTitle });
        }, RESTART_DELAY_MS);
      },
      takeKeys: () => {
        if (isLive(run.getView().state)) takeKeys();
      },
      stop: () => {
        void keepPicture(projectId, run.getView().state).then(() => run.stop());
      },
      send: (events: readonly InputEvent[]) => {
        run.send(events);
      },
      attach: (created: Player | undefined) => {
        player.current = created;
        run.attach(created);
      },
      canvas: () => player.current?.canvas,
      leave: () => {
        const back = cameFrom.current;
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        back?.focus();
      },
      keysLeft: () => {
        // In another window the keys are still the game's, once this one is looked at again.
        if (!isGameFocused(player.current?.canvas)) cameFrom.current = null;
      },
    }),
    [projectId, run, start, program, takeKeys],
  );
  return { run, view, canRun, changed, ...actions };
}
