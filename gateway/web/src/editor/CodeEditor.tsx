import { redo, undo } from "@codemirror/commands";
import { forceLinting } from "@codemirror/lint";
import { closeSearchPanel, openSearchPanel } from "@codemirror/search";
import type { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { subscribeAppearance } from "@/design/appearance";

import type { CodeEditorHandle } from "./code-editor-handle";
import { type CodeProblem, type FoundTrouble, showProblems } from "./diagnostics";
import { showGlow } from "./glow";
import { type Mark, showMarks } from "./marks";
import { Echoes, takeOver } from "./outside-change";
import {
  goToLine,
  insertText,
  type PythonEditorOptions,
  pythonState,
  speak,
  type Steps,
  stepsOf,
} from "./python-editor";
import { useEditorWords } from "./use-editor-words";

export interface CodeEditorProps {
  path: string;
  code: string;
  marks: readonly Mark[];
  glow: readonly number[];
  problems: readonly CodeProblem[];
  onChange: (code: string) => void;
  onSteps: (steps: Steps) => void;
  onTrouble: (trouble: FoundTrouble | undefined) => void;
  ref?: Ref<CodeEditorHandle>;
}

const isPython = (path: string) => path.endsWith(".py");

/** The page of code. Each file keeps its cursor and its own changes to undo. */
export function CodeEditor({ path, code, marks, glow, problems, ref, ...events }: CodeEditorProps) {
  const { t } = useTranslation("editor");
  const hintId = useId();
  const words = useEditorWords();
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const shown = useRef(path);
  const aside = useRef(new Map<string, EditorState>());
  const echoes = useRef(new Echoes());
  const latest = useRef({ events, words });
  const start = useRef({ code, label: t("label") });
  useEffect(() => {
    latest.current = { events, words };
  });

  const options = useRef<PythonEditorOptions>(undefined);
  // Before anybody can ask it for a line.
  useLayoutEffect(() => {
    if (!parent.current) return;
    options.current = {
      label: start.current.label,
      describedBy: hintId,
      find: latest.current.words.find,
      phrases: latest.current.words.phrases,
      say: (trouble) => latest.current.words.say(trouble),
      onChange: (changed) => {
        echoes.current.tell(changed);
        latest.current.events.onChange(changed);
      },
      onSteps: (steps) => {
        latest.current.events.onSteps(steps);
      },
      onTrouble: (trouble) => {
        latest.current.events.onTrouble(trouble);
      },
    };
    const created = new EditorView({
      parent: parent.current,
      state: pythonState(start.current.code, options.current, isPython(shown.current)),
    });
    view.current = created;
    const measure = () => {
      created.requestMeasure();
    };
    const stopMeasuring = subscribeAppearance(measure);
    document.fonts.addEventListener("loadingdone", measure);
    return () => {
      stopMeasuring();
      document.fonts.removeEventListener("loadingdone", measure);
      created.destroy();
      view.current = null;
    };
  }, [hintId]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !options.current) return;
    if (shown.current !== path) {
      aside.current.set(shown.current, editor.state);
      editor.setState(aside.current.get(path) ?? pythonState(code, options.current, isPython(path)));
      shown.current = path;
      echoes.current.forget();
      latest.current.events.onSteps(stepsOf(editor.state));
    }
    if (!echoes.current.isEcho(code)) takeOver(editor, code);
  }, [path, code]);

  const label = t("label");
  useEffect(() => {
    const editor = view.current;
    if (!editor || !options.current) return;
    options.current = { ...options.current, label, find: words.find, phrases: words.phrases };
    const effects = speak(options.current);
    closeSearchPanel(editor);
    editor.dispatch({ effects });
    for (const [each, state] of aside.current) aside.current.set(each, state.update({ effects }).state);
    forceLinting(editor);
  }, [label, words]);

  useEffect(() => {
    if (view.current) showMarks(view.current, marks);
  }, [path, marks]);
  useEffect(() => {
    if (view.current) showGlow(view.current, glow);
  }, [path, glow]);
  useEffect(() => {
    if (!view.current) return;
    showProblems(view.current, problems);
    forceLinting(view.current);
  }, [path, problems]);

  useImperativeHandle(ref, () => {
    const withView = (act: (editor: EditorView) => void) => {
      if (view.current) act(view.current);
    };
    return {
      goToLine: (line) => {
        withView((editor) => {
          goToLine(editor, line);
        });
      },
      focus: () => {
        withView((editor) => {
          editor.focus();
        });
      },
      insert: (text) => view.current !== null && insertText(view.current, text),
      undo: () => {
        withView(undo);
      },
      redo: () => {
        withView(redo);
      },
      find: () => {
        withView(openSearchPanel);
      },
    };
  }, []);

  return (
    <>
      <p id={hintId} className="only-heard">
        {t("escape")}
      </p>
      <div ref={parent} className="code-editor" />
    </>
  );
}
