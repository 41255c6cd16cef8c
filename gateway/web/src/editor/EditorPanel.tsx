import "./editor.css";

import {
  lazy,
  type Ref,
  Suspense,
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslation } from "react-i18next";

import type { CodeEditorHandle } from "./code-editor-handle";
import type { CodeProblem, FoundTrouble } from "./diagnostics";
import { getEditorForm, subscribeEditorForm } from "./editor-settings";
import { EditorTools } from "./EditorTools";
import type { Mark } from "./marks";
import type { Steps } from "./python-editor";
import { TroubleNote } from "./TroubleNote";

const CodeEditor = lazy(async () => {
  const { CodeEditor: component } = await import("./CodeEditor");
  return { default: component };
});
const PlainEditor = lazy(async () => {
  const { PlainEditor: component } = await import("./PlainEditor");
  return { default: component };
});

interface EditorPanelProps {
  path: string;
  code: string;
  /** Lines that something other than typing has just changed; they count from 1. */
  glow: readonly number[];
  /** Where the last run stopped, and where advice points. */
  marks: readonly Mark[];
  /** What the last run's check said about places in this file. */
  problems?: readonly CodeProblem[];
  onChange: (code: string) => void;
  ref?: Ref<CodeEditorHandle>;
}

type Request = (editor: CodeEditorHandle) => void;
const NO_PROBLEMS: readonly CodeProblem[] = [];
const NO_STEPS: Steps = { undo: false, redo: false };

/** One file to read and write, with the tools for it. Keeps nothing: whoever shows it saves what changes. */
export function EditorPanel({ ref, problems = NO_PROBLEMS, ...rest }: EditorPanelProps) {
  const file = { ...rest, problems };
  const { t } = useTranslation("editor");
  const form = useSyncExternalStore(subscribeEditorForm, getEditorForm);
  const [steps, setSteps] = useState(NO_STEPS);
  const [trouble, setTrouble] = useState<FoundTrouble>();
  const editor = useRef<CodeEditorHandle>(null);
  const waiting = useRef<Request[]>([]);

  const setEditor = useCallback((created: CodeEditorHandle | null) => {
    editor.current = created;
    if (created) for (const request of waiting.current.splice(0)) request(created);
  }, []);
  useImperativeHandle(ref, () => {
    // The editor may still be on its way.
    const ask = (request: Request) => {
      if (editor.current) request(editor.current);
      else waiting.current.push(request);
    };
    return {
      goToLine: (line) => {
        ask((ready) => {
          ready.goToLine(line);
        });
      },
      focus: () => {
        ask((ready) => {
          ready.focus();
        });
      },
      insert: (text) => editor.current?.insert(text) ?? false,
      undo: () => editor.current?.undo(),
      redo: () => editor.current?.redo(),
      find: () => editor.current?.find(),
    };
  }, []);

  const isPython = file.path.endsWith(".py");
  return (
    <div className="editor-panel">
      <EditorTools editor={editor} steps={steps} form={form} />
      <div className="editor-page ring-within">
        <Suspense fallback={<p className="folder-empty">{t("loading")}</p>}>
          {form === "plain" ? (
            <PlainEditor ref={setEditor} {...file} onSteps={setSteps} onTrouble={setTrouble} />
          ) : (
            <CodeEditor ref={setEditor} {...file} onSteps={setSteps} onTrouble={setTrouble} />
          )}
        </Suspense>
      </div>
      {isPython && <TroubleNote trouble={trouble} onGo={(line) => editor.current?.goToLine(line)} />}
    </div>
  );
}
