import { type Ref, useMemo } from "react";

import type { CodeEditorHandle } from "@/editor/code-editor-handle";
import { CodeFolder } from "@/editor/CodeFolder";
import type { CodeProblem } from "@/editor/diagnostics";
import type { OpenProject } from "@/project/use-project";

import { withFound } from "./code-check";
import { useCodeCheck } from "./use-code-check";
import type { Game } from "./use-game";
import { useProblems } from "./use-problems";

interface CodeRoomProps {
  project: OpenProject;
  game: Game;
  path: string;
  onPath: (path: string) => void;
  onTyped: () => void;
  glow: readonly number[];
  editor: Ref<CodeEditorHandle>;
  hidden: boolean;
}

/** The folder of code, with what the last run and the check say about the file that is shown. */
export function CodeRoom({ project, game, path, onPath, onTyped, glow, editor, hidden }: CodeRoomProps) {
  const { files, entry } = project;
  const { state, advice } = game.view;
  const shown = files.has(path) ? path : entry;
  const { problems: said, marks } = useProblems(state, advice, shown, entry);
  const found = useCodeCheck(files, entry, shown, !hidden);
  // What a run said of other code than this is over: the check speaks of what stands here now.
  const { changed } = game;
  const problems = useMemo(() => withFound(changed ? NO_PROBLEMS : said, found), [changed, said, found]);
  return (
    <CodeFolder
      project={project}
      path={shown}
      onPath={onPath}
      glow={shown === entry ? glow : NO_LINES}
      marks={marks}
      problems={problems}
      editor={editor}
      hidden={hidden}
      onChange={(changed) => {
        game.noteChange();
        onTyped();
        project.change(shown, changed);
      }}
      onFilesChanged={game.startAnew}
    />
  );
}

const NO_LINES: readonly number[] = [];
const NO_PROBLEMS: readonly CodeProblem[] = [];
