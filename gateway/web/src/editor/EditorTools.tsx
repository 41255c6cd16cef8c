import { Redo2, Search, Undo2 } from "lucide-react";
import type { RefObject } from "react";
import { Toolbar } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import type { CodeEditorHandle } from "./code-editor-handle";
import type { EditorForm } from "./editor-settings";
import { LettersMenu } from "./LettersMenu";
import type { Steps } from "./python-editor";

interface EditorToolsProps {
  editor: RefObject<CodeEditorHandle | null>;
  steps: Steps;
  form: EditorForm;
}

/** The row above the code: a step back, a step forward, searching, and how letters look. */
export function EditorTools({ editor, steps, form }: EditorToolsProps) {
  const { t } = useTranslation("editor");
  return (
    <Toolbar className="editor-tools" aria-label={t("tools.label")}>
      <BlockButton
        size="small"
        aria-label={t("tools.undo")}
        isDisabled={!steps.undo}
        onPress={() => editor.current?.undo()}
      >
        <Undo2 aria-hidden />
        <span className="tool-word">{t("tools.undo")}</span>
      </BlockButton>
      <BlockButton
        size="small"
        aria-label={t("tools.redo")}
        isDisabled={!steps.redo}
        onPress={() => editor.current?.redo()}
      >
        <Redo2 aria-hidden />
        <span className="tool-word">{t("tools.redo")}</span>
      </BlockButton>
      <BlockButton size="small" aria-label={t("tools.find")} onPress={() => editor.current?.find()}>
        <Search aria-hidden />
        <span className="tool-word">{t("tools.find")}</span>
      </BlockButton>
      <LettersMenu form={form} />
    </Toolbar>
  );
}
