import { FileCode2, RotateCcw, Undo2 } from "lucide-react";
import { lazy, type Ref, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import type { CodeEditorHandle } from "./CodeEditor";
import type { Mark } from "./marks";
import type { GameCode } from "./use-game-code";

const CodeEditor = lazy(async () => {
  const { CodeEditor: component } = await import("./CodeEditor");
  return { default: component };
});

interface EditorPanelProps {
  gameCode: GameCode;
  marks: readonly Mark[];
  editor: Ref<CodeEditorHandle>;
  onStartAgain: () => void;
  onBringBack: () => void;
}

/** The sheet of code in its folder: the file's name, whether it is saved, and the way back to the original. */
export function EditorPanel({ gameCode, marks, editor, onStartAgain, onBringBack }: EditorPanelProps) {
  const { t } = useTranslation();
  const { code, failed, saving, canStartAgain, canBringBack, change } = gameCode;
  return (
    <section className="folder" aria-label={t("editor.label")}>
      <div className="folder-top">
        <h2 className="folder-tab">
          <FileCode2 aria-hidden />
          {t("editor.file")}
        </h2>
        <p className="folder-saving" aria-live="polite">
          {code !== undefined && t(`editor.${saving}`)}
        </p>
        {canBringBack ? (
          <BlockButton size="small" onPress={onBringBack}>
            <Undo2 aria-hidden />
            {t("editor.bringBack")}
          </BlockButton>
        ) : (
          <BlockButton
            size="small"
            isDisabled={!canStartAgain}
            aria-label={t("editor.startAgainHint")}
            onPress={onStartAgain}
          >
            <RotateCcw aria-hidden />
            {t("editor.startAgain")}
          </BlockButton>
        )}
      </div>
      <div className="folder-sheet ring-within">
        {code === undefined ? (
          <p className="folder-empty">{t(failed ? "editor.loadingFailed" : "editor.loading")}</p>
        ) : (
          <Suspense fallback={<p className="folder-empty">{t("editor.loading")}</p>}>
            <CodeEditor ref={editor} initialCode={code} marks={marks} onChange={change} />
          </Suspense>
        )}
      </div>
    </section>
  );
}
