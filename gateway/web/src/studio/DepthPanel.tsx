import { lazy, type Ref, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { CodeEditorHandle } from "@/editor/code-editor-handle";
import type { OnStage } from "@/interview/answering";
import type { OpenProject } from "@/project/use-project";

import { CodeRoom } from "./CodeRoom";
import { PanelWaits } from "./PanelWaits";
import { isLive, type RunState } from "./run-state";
import type { Depth } from "./use-depth";
import type { Game } from "./use-game";

const Interview = lazy(async () => {
  const { Interview: component } = await import("@/interview/Interview");
  return { default: component };
});
const ArtCards = lazy(async () => {
  const { ArtCards: component } = await import("@/files/ArtCards");
  return { default: component };
});
const TweakCards = lazy(async () => {
  const { TweakCards: component } = await import("@/tweak/TweakCards");
  return { default: component };
});

function onStage(state: RunState): OnStage {
  if (state.phase === "running") return "game";
  return isLive(state) ? "coming" : "nothing";
}

interface DepthPanelProps {
  depth: Depth;
  project: OpenProject;
  game: Game;
  /** The file in the editor. */
  path: string;
  onPath: (path: string) => void;
  editor: Ref<CodeEditorHandle>;
  glow: readonly number[];
  /** Lines of the program were changed by something other than typing; `byPointer` where the keys are free to go. */
  onChanged: (lines: readonly number[], byPointer?: boolean) => void;
  /** Somebody typed in the editor. */
  onTyped: () => void;
  onShowLine: (line: number) => void;
  onDepth: (depth: Depth) => void;
  /** All of Pixel's questions are answered. */
  onAllAnswered: () => void;
}

/** What lies beside the stage: Pixel's questions, the game's numbers and colours, or its code. */
export function DepthPanel({
  depth,
  project,
  game,
  onChanged,
  onShowLine,
  onDepth,
  onAllAnswered,
  ...code
}: DepthPanelProps) {
  const { t } = useTranslation("studio");
  const { entry, files } = project;
  // The cards go back to what the game was when its first card was seen, also after another depth.
  const [original, setOriginal] = useState<string>();
  if (depth === "tweak" && original === undefined) setOriginal(files.get(entry) ?? "");
  // Whoever has gone deeper has the code at hand from then on, with its steps to undo, its cursor and its open files.
  const [deep, setDeep] = useState(false);
  if (depth !== "play" && !deep) setDeep(true);
  return (
    <>
      {depth === "play" && (
        <Suspense fallback={<PanelWaits />}>
          <Interview
            project={project}
            onStage={onStage(game.view.state)}
            onAnswered={onChanged}
            onShowLine={onShowLine}
            onDone={onAllAnswered}
            onTweak={() => {
              onDepth("tweak");
            }}
          />
        </Suspense>
      )}
      {depth === "tweak" && (
        <section className="tweak-room" aria-label={t("panel.tweak")}>
          <h2 className="panel-title">{t("panel.tweak")}</h2>
          <Suspense fallback={<PanelWaits />}>
            <TweakCards
              code={files.get(entry) ?? ""}
              {...(original !== undefined && { original })}
              onChange={(changed, line) => {
                project.change(entry, changed);
                onChanged([line]);
              }}
              onShowLine={onShowLine}
            />
            <ArtCards project={project} onChanged={game.startAnew} />
          </Suspense>
        </section>
      )}
      {deep && <CodeRoom project={project} game={game} hidden={depth !== "code"} {...code} />}
    </>
  );
}
