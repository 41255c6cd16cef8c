import type { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";

import { type Mark, showMarks } from "./marks";
import { createPythonEditor, goToLine, replaceCode } from "./python-editor";

export interface CodeEditorHandle {
  replaceCode: (code: string) => void;
  goToLine: (line: number) => void;
  focus: () => void;
}

interface CodeEditorProps {
  /** The code at first; later changes go through the handle. */
  initialCode: string;
  marks: readonly Mark[];
  onChange: (code: string) => void;
  ref?: Ref<CodeEditorHandle>;
}

/** The page of code. */
export function CodeEditor({ initialCode, marks, onChange, ref }: CodeEditorProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const start = useRef({ initialCode, onChange, label: t("editor.label") });

  useEffect(() => {
    if (!parent.current) return;
    const { initialCode: code, onChange: change, label } = start.current;
    const created = createPythonEditor({
      parent: parent.current,
      code,
      label,
      describedBy: hintId,
      onChange: change,
    });
    view.current = created;
    return () => {
      created.destroy();
      view.current = null;
    };
  }, [hintId]);

  useEffect(() => {
    if (view.current) showMarks(view.current, marks);
  }, [marks]);

  useImperativeHandle(
    ref,
    () => ({
      replaceCode: (code) => {
        if (view.current) replaceCode(view.current, code);
      },
      goToLine: (line) => {
        if (view.current) goToLine(view.current, line);
      },
      focus: () => view.current?.focus(),
    }),
    [],
  );

  return (
    <>
      <p id={hintId} className="only-heard">
        {t("editor.escape")}
      </p>
      <div ref={parent} className="code-editor" />
    </>
  );
}
