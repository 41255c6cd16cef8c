import { type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { CodeEditorHandle } from "./code-editor-handle";
import type { CodeEditorProps } from "./CodeEditor";
import { findTrouble } from "./check/find-trouble";
import { findNext } from "./find-next";
import { FindInText } from "./FindInText";
import { GoToLine } from "./GoToLine";
import { MarkList } from "./MarkList";
import { TextHistory } from "./text-history";

interface PlainEditorProps extends Pick<
  CodeEditorProps,
  "path" | "code" | "marks" | "problems" | "glow" | "onChange" | "onSteps" | "onTrouble"
> {
  ref?: Ref<CodeEditorHandle>;
}

/** Long enough to finish a word in peace. */
const CHECK_DELAY_MS = 900;

/** Where a line begins, and where it ends. */
function boundsOf(code: string, line: number): { from: number; to: number } {
  const lines = code.split("\n");
  const last = Math.min(Math.max(line, 1), lines.length);
  const from = lines.slice(0, last - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return { from, to: from + (lines[last - 1]?.length ?? 0) };
}

const lineAt = (code: string, at: number) => code.slice(0, at).split("\n").length;

/**
 * The code in an ordinary field, for screen readers and old tablets: Tab leaves it, and what is marked is said in a list.
 */
export function PlainEditor({
  path,
  code,
  marks,
  problems,
  glow,
  onChange,
  onSteps,
  onTrouble,
  ref,
}: PlainEditorProps) {
  const { t } = useTranslation("editor");
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const findField = useRef<HTMLInputElement>(null);
  const histories = useRef(new Map<string, TextHistory>());
  useEffect(() => {
    const history = histories.current.get(path) ?? new TextHistory(code);
    histories.current.set(path, history);
    history.change(code, performance.now());
    onSteps(history.steps);
    // What comes from outside is a change like any other.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path, code]);

  useEffect(() => {
    const timer = setTimeout(() => {
      // Without the grammar, which an old tablet need not fetch.
      const trouble = findTrouble(code, null);
      onTrouble(trouble && { ...trouble, line: lineAt(code, trouble.from) });
    }, CHECK_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path, code]);

  const select = (from: number, to: number) => {
    const area = field.current;
    if (!area) return;
    area.focus();
    area.setSelectionRange(from, to);
    // Browsers scroll to a selection only while somebody types.
    const height = Number.parseFloat(getComputedStyle(area).lineHeight);
    area.scrollTop = Math.max((lineAt(area.value, from) - 1) * height - area.clientHeight / 2, 0);
  };
  const goToLine = (line: number) => {
    const { from, to } = boundsOf(code, line);
    select(from, to);
  };
  const find = (wanted: string) => {
    const at = findNext(code, wanted, field.current?.selectionEnd ?? 0);
    if (at >= 0) select(at, at + wanted.length);
    return at >= 0;
  };
  const take = (text: string | undefined) => {
    if (text !== undefined) onChange(text);
  };
  useImperativeHandle(ref, () => ({
    goToLine,
    focus: () => field.current?.focus(),
    insert: (text) => {
      const area = field.current;
      if (!area || (area.selectionEnd === 0 && area.value !== "")) return false;
      area.focus();
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      onChange(area.value);
      return true;
    },
    undo: () => {
      take(histories.current.get(path)?.undo());
    },
    redo: () => {
      take(histories.current.get(path)?.redo());
    },
    find: () => findField.current?.focus(),
  }));

  return (
    <div className="plain-editor">
      <textarea
        ref={field}
        className="plain-field"
        aria-label={t("label")}
        aria-describedby={listId}
        value={code}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        wrap="off"
      />
      <div className="plain-foot">
        <FindInText field={findField} onFind={find} />
        <GoToLine lines={code.split("\n").length} onGo={goToLine} />
        <MarkList id={listId} marks={marks} problems={problems} glow={glow} onGo={goToLine} />
      </div>
    </div>
  );
}
