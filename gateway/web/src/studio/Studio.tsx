import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { RoomTools } from "@/app/RoomTools";
import { gamesCanRun, liveSessions, startGame, stopGame, stopGameOnLeaving } from "@/api/games";
import type { CodeEditorHandle } from "@/editor/CodeEditor";
import { EditorPanel } from "@/editor/EditorPanel";
import { useGameCode } from "@/editor/use-game-code";
import { AdviceNotes } from "@/output/AdviceNotes";
import { PixelSays } from "@/output/PixelSays";
import { PrintedOutput } from "@/output/PrintedOutput";
import { sayingFor } from "@/output/say";
import type { Player } from "@/player/player";

import { Cabinet } from "./Cabinet";
import { DepthSwitch } from "./DepthSwitch";
import { GameRun } from "./game-run";
import { gameTitle } from "./game-title";
import { useDepth } from "./use-depth";
import { useMarks } from "./use-marks";
import { useRunShortcut } from "./use-run-shortcut";

/** Whether the keys go to the game: its canvas has the focus, or the field beside it. */
function isGameFocused(canvas: HTMLCanvasElement | undefined): boolean {
  return canvas?.parentElement?.contains(document.activeElement) ?? false;
}

/** The room where a game is played and its code is changed. */
export function Studio() {
  const { t } = useTranslation();
  const [run] = useState(() => new GameRun({ startGame, stopGame, liveSessions, gamesCanRun }));
  const view = useSyncExternalStore(run.subscribe, run.getView);
  const gameCode = useGameCode();
  const [changed, setChanged] = useState(false);
  const [depth, setDepth] = useDepth();
  const editor = useRef<CodeEditorHandle>(null);
  const player = useRef<Player>(undefined);
  const cameFrom = useRef<HTMLElement>(null);
  const marks = useMarks(view.state, view.advice);

  const { code, original, change } = gameCode;
  const away = view.state.phase === "away";
  const canRun = code !== undefined && !away;

  const start = useCallback(
    (how: "run" | "runInstead") => {
      if (code === undefined || away) return;
      setChanged(false);
      const canvas = player.current?.canvas;
      if (document.activeElement instanceof HTMLElement && !isGameFocused(canvas)) {
        cameFrom.current = document.activeElement;
      }
      canvas?.focus({ preventScroll: true });
      canvas?.closest(".cabinet")?.querySelector(".deck")?.scrollIntoView({ block: "nearest" });
      void run[how]({ code, files: original?.files ?? [] });
    },
    [run, code, original, away],
  );
  const startRun = useCallback(() => {
    start("run");
  }, [start]);
  useRunShortcut(startRun);

  useEffect(() => {
    const leave = () => {
      if (run.sessionId !== undefined) stopGameOnLeaving(run.sessionId);
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
    };
  }, [run]);

  const refused = view.state.phase === "refused";
  useEffect(() => {
    // There is no game to play: whoever was typing can go on typing.
    if (refused && isGameFocused(player.current?.canvas)) cameFrom.current?.focus();
  }, [refused]);

  const setPlayer = useCallback((created: Player | undefined) => {
    player.current = created;
  }, []);
  const showLine = (line: number) => {
    setDepth("code");
    // The editor can take the focus only once it is shown.
    requestAnimationFrame(() => editor.current?.goToLine(line));
  };
  const leaveGame = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    cameFrom.current?.focus();
  };
  const replace = (replacement: string | undefined) => {
    if (replacement !== undefined) editor.current?.replaceCode(replacement);
  };

  const saying = sayingFor({
    state: view.state,
    code: code !== undefined ? "here" : gameCode.failed ? "failed" : "loading",
    changed,
  });

  return (
    <div className="studio" data-depth={depth}>
      <RoomTools>
        <DepthSwitch depth={depth} onChange={setDepth} />
      </RoomTools>
      <div className="studio-stage">
        <Cabinet
          title={gameTitle(code ?? "") ?? t("stage.untitled")}
          run={run}
          view={view}
          canRun={canRun}
          onRun={startRun}
          onStop={() => void run.stop()}
          onPlayer={setPlayer}
          onLeave={leaveGame}
        />
      </div>
      <div className="studio-words">
        <PixelSays
          saying={saying}
          onShowLine={showLine}
          onRunInstead={() => {
            start("runInstead");
          }}
          onRunAgain={startRun}
        />
        <AdviceNotes advice={view.advice} onShowLine={showLine} />
      </div>
      <div className="studio-printed">
        <PrintedOutput printed={view.printed} />
      </div>
      <div className="studio-code">
        <EditorPanel
          gameCode={{
            ...gameCode,
            change: (text) => {
              setChanged(true);
              change(text);
            },
          }}
          marks={marks}
          editor={editor}
          onStartAgain={() => {
            replace(gameCode.startAgain());
          }}
          onBringBack={() => {
            replace(gameCode.bringBack());
          }}
        />
      </div>
    </div>
  );
}
