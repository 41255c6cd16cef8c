import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { RoomTools } from "@/app/RoomTools";
import { type Achievement, isCelebrated, noteCelebrated } from "@/celebration/achievements";
import { burst } from "@/celebration/burst";
import { showToast } from "@/design/toasts";
import type { CodeEditorHandle } from "@/editor/code-editor-handle";
import { saveFile } from "@/files/save-file";
import { AdviceNotes } from "@/output/AdviceNotes";
import { PixelSays } from "@/output/PixelSays";
import { PrintedOutput } from "@/output/PrintedOutput";
import { sayingFor } from "@/output/say";
import { hasKeys, keysOfGame, importedPython } from "@/player/game-keys";
import { useTouchPad } from "@/player/use-touch-pad";
import type { OpenProject } from "@/project/use-project";

import { Cabinet } from "./Cabinet";
import { ControlBar } from "./ControlBar";
import { DepthPanel } from "./DepthPanel";
import { DepthSwitch } from "./DepthSwitch";
import { gameTitle } from "./game-title";
import { KeepNotice } from "./KeepNotice";
import { KeepSign } from "./KeepSign";
import { PublishDialog } from "./PublishDialog";
import { RemixCredit } from "./RemixCredit";
import { RenameDialog } from "./RenameDialog";
import { isOver } from "./run-state";
import { fileNameOf, pictureOf } from "./screenshot";
import { ShareMenu, type StudioDialog } from "./ShareMenu";
import { useDepth } from "./use-depth";
import { useFullScreen } from "./use-full-screen";
import { useGame } from "./use-game";
import { useGlow } from "./use-glow";
import { useRunShortcut } from "./use-run-shortcut";
import { useSaveShortcut } from "./use-save-shortcut";
import { VersionsDialog } from "./VersionsDialog";

const route = getRouteApi("/game/$projectId");

/** What can be seen on the stage as well. */
const GOES_WITHOUT_SAYING: ReadonlySet<string> = new Set([
  "hello",
  "listening",
  "starting",
  "running",
  "paused",
  "stopped",
  "finished",
  "recovered",
]);

interface StudioProps {
  projectId: string;
  project: OpenProject;
}

/** The room where a game is played and changed: the stage, one of three depths beside it, and the bar below. */
export function Studio({ projectId, project }: StudioProps) {
  const { t } = useTranslation("project");
  const { files, entry } = project;
  const game = useGame(projectId, project);
  const { view, start } = game;
  const [depth, setDepth] = useDepth();
  const [dialog, setDialog] = useState<StudioDialog>();
  const [path, setPath] = useState(entry);
  const glow = useGlow(depth === "code");
  const editor = useRef<CodeEditorHandle>(null);
  const field = useRef<HTMLTextAreaElement>(undefined);
  const setField = useCallback((created: HTMLTextAreaElement | undefined) => {
    field.current = created;
  }, []);
  const [padShown, togglePad] = useTouchPad();
  useRunShortcut(start);
  useSaveShortcut(project.flush);
  useRunOnArrival(start);

  const code = files.get(entry) ?? "";
  const title = gameTitle(code) ?? project.project?.name ?? t("untitled");
  const besides = importedPython(files, entry);
  const keys = useMemo(() => keysOfGame(view.code, besides), [view.code, besides]);
  const padUsed = view.state.phase === "running" && padShown && hasKeys(keys);
  useEffect(() => {
    document.title = title;
  }, [title]);

  const showLine = (line: number, at?: string) => {
    setDepth("code");
    setPath(at ?? entry);
    // The editor can take the focus only once it is shown.
    requestAnimationFrame(() => editor.current?.goToLine(line));
  };
  const takePicture = async () => {
    const canvas = game.canvas();
    const picture = canvas && (await pictureOf(canvas));
    if (picture) saveFile(picture, fileNameOf(title, "png"));
    else showToast({ words: t("share.failed") });
  };
  const celebrate = (what: Achievement) => {
    const canvas = view.pictureSize && game.canvas();
    if (canvas && !isCelebrated(projectId, what) && burst(canvas)) noteCelebrated(projectId, what);
  };
  const typeText = () => {
    if (!field.current) return;
    field.current.inputMode = "text";
    field.current.focus({ preventScroll: true });
  };
  const closeDialog = () => {
    setDialog(undefined);
  };

  const saying = sayingFor({ state: view.state, paused: view.paused, entry, changed: game.changed });
  const quiet = GOES_WITHOUT_SAYING.has(saying.key);
  const fullScreen = useFullScreen(!quiet && isOver(view.state));
  // One Pixel is enough: while it asks something beside the stage, what goes without saying is only heard.
  const asks = depth === "play" && project.project?.choices != null;
  const says = (
    <>
      <div className={asks && quiet ? "only-heard" : undefined}>
        <PixelSays
          saying={saying}
          onShowLine={showLine}
          onRunInstead={game.startInstead}
          onRunAgain={start}
        />
      </div>
      <AdviceNotes advice={view.advice} onShowLine={showLine} />
    </>
  );
  return (
    <div className="studio" data-depth={depth} data-pad={padUsed}>
      <RoomTools>
        <DepthSwitch depth={depth} onChange={setDepth} />
      </RoomTools>
      <div className="studio-stage">
        <Cabinet
          title={title}
          game={game}
          keys={keys}
          padUsed={padUsed}
          onField={setField}
          credit={project.project && <RemixCredit project={project.project} />}
        />
      </div>
      {/* Before the code, which keeps the Tab key to itself. */}
      <ControlBar
        game={game}
        keys={keys}
        pad={hasKeys(keys) ? { shown: padShown, toggle: togglePad, onType: typeText } : undefined}
        fullScreen={fullScreen}
        onPicture={() => void takePicture()}
      >
        <KeepSign project={project} />
        <ShareMenu projectId={projectId} project={project} title={title} onDialog={setDialog} />
      </ControlBar>
      <div className="studio-words">
        {depth !== "play" && says}
        <PrintedOutput printed={view.printed} />
      </div>
      <div className="studio-panel">
        <KeepNotice
          projectId={projectId}
          project={project}
          onVersions={() => {
            setDialog("versions");
          }}
        />
        {depth === "play" && says}
        <DepthPanel
          depth={depth}
          project={project}
          game={game}
          path={path}
          onPath={setPath}
          editor={editor}
          glow={glow.lines}
          onTyped={glow.clear}
          onChanged={(lines, byPointer) => {
            glow.show(lines);
            game.startAnew();
            if (byPointer) game.takeKeys();
          }}
          onShowLine={showLine}
          onDepth={setDepth}
          onAllAnswered={() => {
            celebrate("answered");
          }}
        />
      </div>
      {dialog === "rename" && <RenameDialog project={project} title={title} onClose={closeDialog} />}
      {dialog === "publish" && (
        <PublishDialog
          projectId={projectId}
          project={project}
          title={title}
          onClose={closeDialog}
          onShown={() => {
            celebrate("shown");
          }}
        />
      )}
      {dialog === "versions" && (
        <VersionsDialog
          projectId={projectId}
          project={project}
          onClose={closeDialog}
          onChanged={game.startAnew}
        />
      )}
    </div>
  );
}

/** Runs the game where the address asks for it, once. */
function useRunOnArrival(start: () => void): void {
  const { play } = route.useSearch();
  const navigate = useNavigate();
  const done = useRef(false);
  useEffect(() => {
    if (!play || done.current) return;
    done.current = true;
    start();
    void navigate({ from: "/game/$projectId", search: {}, replace: true });
  }, [play, start, navigate]);
}
