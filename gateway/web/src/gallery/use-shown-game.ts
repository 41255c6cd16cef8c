import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

import { playShown } from "@/api/gallery";
import { gamesCanRun, liveSessions, stopGame, stopGameOnLeaving } from "@/api/games";
import type { Player } from "@/player/player";
import type { InputEvent } from "@/player/wire";
import { GameSound } from "@/sound/game-sound";
import { getSoundSettings, isAudible, subscribeSoundSettings } from "@/sound/sound-settings";
import { GameRun } from "@/studio/game-run";

/** Plays a game of the gallery, as it is shown there. */
export function useShownGame(gameId: string, code: string) {
  const [sound] = useState(() => new GameSound());
  const [run] = useState(
    () => new GameRun({ startGame: () => playShown(gameId), stopGame, liveSessions, gamesCanRun }, sound),
  );
  const view = useSyncExternalStore(run.subscribe, run.getView);
  const audible = isAudible(useSyncExternalStore(subscribeSoundSettings, getSoundSettings));
  const player = useRef<Player>(undefined);

  useEffect(() => {
    run.want({ sound: audible });
  }, [run, audible]);

  useEffect(() => {
    const leave = () => {
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

  const attach = useCallback(
    (created: Player | undefined) => {
      player.current = created;
      run.attach(created);
    },
    [run],
  );
  const send = useCallback(
    (events: readonly InputEvent[]) => {
      run.send(events);
    },
    [run],
  );
  const start = (how: "run" | "runInstead") => {
    // Browsers let sound begin with a press alone.
    sound.unlock();
    player.current?.canvas.focus({ preventScroll: true });
    void run[how]({ projectId: gameId, code });
  };
  return {
    view,
    attach,
    send,
    play: () => {
      start("run");
    },
    /** Stops the visitor's other games first. */
    playInstead: () => {
      start("runInstead");
    },
    stop: () => void run.stop(),
  };
}
