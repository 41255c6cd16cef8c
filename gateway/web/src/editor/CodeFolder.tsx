import "./editor.css";

import { lazy, type Ref, Suspense, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { copyText } from "@/design/copy-text";
import { showToast } from "@/design/toasts";
import type { OpenProject } from "@/project/use-project";

import type { CodeEditorHandle } from "./code-editor-handle";
import type { CodeProblem } from "./diagnostics";
import { EditorPanel } from "./EditorPanel";
import { FileTabs } from "./FileTabs";
import type { Mark } from "./marks";

const FilesPanel = lazy(async () => {
  const { FilesPanel: component } = await import("@/files/FilesPanel");
  return { default: component };
});

interface CodeFolderProps {
  project: OpenProject;
  /** The file that is read and written. */
  path: string;
  onPath: (path: string) => void;
  glow: readonly number[];
  marks: readonly Mark[];
  problems?: readonly CodeProblem[];
  onChange: (code: string) => void;
  /** A picture or sound is another one now: a running game has not seen it. */
  onFilesChanged?: () => void;
  editor: Ref<CodeEditorHandle>;
  /** Whether another room is shown in its place; it keeps what it holds. */
  hidden: boolean;
}

/** The folder of a game: a tab for each file that is open, and one for all its files. */
export function CodeFolder({
  project,
  path,
  onPath,
  onFilesChanged,
  editor,
  hidden,
  ...shown
}: CodeFolderProps) {
  const { t } = useTranslation("editor");
  const { files, entry } = project;
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [browsing, setBrowsing] = useState(false);
  const panel = useRef<CodeEditorHandle>(null);
  const open = [...new Set([entry, ...opened, path])].filter((each) => files.has(each));

  const show = (wanted: string) => {
    setBrowsing(false);
    setOpened([...new Set([...open, wanted])]);
    onPath(wanted);
  };
  const close = (closed: string) => {
    setOpened(open.filter((each) => each !== closed));
    if (closed === path) onPath(entry);
  };
  const use = (snippet: string) => {
    setBrowsing(false);
    // The page of code can take it only once it is shown.
    requestAnimationFrame(() => {
      if (panel.current?.insert(snippet)) return;
      void copyText(snippet).then((copied) => {
        showToast({ words: t(copied ? "copied" : "notCopied", { snippet }) });
      });
    });
  };
  useImperativeHandle(editor, () => {
    const current = () => panel.current;
    return {
      goToLine: (line) => {
        setBrowsing(false);
        requestAnimationFrame(() => current()?.goToLine(line));
      },
      focus: () => {
        setBrowsing(false);
        requestAnimationFrame(() => current()?.focus());
      },
      insert: (text) => current()?.insert(text) ?? false,
      undo: () => current()?.undo(),
      redo: () => current()?.redo(),
      find: () => current()?.find(),
    };
  }, []);

  return (
    <section className="folder" aria-label={t("folder")} hidden={hidden}>
      <FileTabs
        open={open}
        shown={browsing ? undefined : path}
        onShow={show}
        onClose={close}
        onShowFiles={() => {
          setBrowsing(true);
        }}
      />
      <div className="folder-sheet" hidden={browsing}>
        <EditorPanel ref={panel} path={path} code={files.get(path) ?? ""} {...shown} />
      </div>
      {browsing && (
        <div className="folder-sheet is-files">
          <Suspense fallback={<p className="folder-empty">{t("loading")}</p>}>
            <FilesPanel
              project={project}
              onOpen={show}
              onUse={use}
              {...(onFilesChanged && { onChanged: onFilesChanged })}
            />
          </Suspense>
        </div>
      )}
    </section>
  );
}
