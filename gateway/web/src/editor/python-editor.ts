/** The code editor: Python on CodeMirror, with everything that helps to write it. */

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
  moveCompletionSelection,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  redoDepth,
  undoDepth,
} from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, LanguageSupport } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";

import { completePython } from "./completion/complete-python";
import { diagnostics, type DiagnosticsOptions } from "./diagnostics";
import { findPanel, type FindWords } from "./find-panel";
import { glow } from "./glow";
import { look } from "./look";
import { marks } from "./marks";
import { fromOutside, lastFromOutside } from "./outside-change";

const FOUR_SPACES = "    ";

/** What can be done about the last changes. */
export interface Steps {
  undo: boolean;
  redo: boolean;
}

export interface PythonEditorOptions extends DiagnosticsOptions {
  label: string;
  describedBy: string;
  find: FindWords;
  /** What CodeMirror says by itself, by its English words. */
  phrases: Readonly<Record<string, string>>;
  onChange: (code: string) => void;
  onSteps: (steps: Steps) => void;
}

/**
 * Tab takes the first name that is offered, and waits for names that are on their way; Enter ends the line unless somebody
 * chose a name with the arrows.
 */
function takeCompletion(view: EditorView): boolean {
  const status = completionStatus(view.state);
  if (status === "active" && !acceptCompletion(view)) {
    moveCompletionSelection(true)(view);
    acceptCompletion(view);
  }
  return status !== null;
}

function python(options: PythonEditorOptions): Extension {
  return [
    new LanguageSupport(pythonLanguage, [
      pythonLanguage.data.of({ autocomplete: completePython }),
      pythonLanguage.data.of({ closeBrackets: { brackets: ["(", "[", "{", "'", '"'] } }),
    ]),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ selectOnOpen: false, interactionDelay: 0, icons: false, maxRenderedOptions: 60 }),
    diagnostics(options),
  ];
}

const spoken = new Compartment();

/** What the editor says by itself. */
function words(options: PythonEditorOptions): Extension {
  return [
    EditorState.phrases.of(options.phrases),
    findPanel(options.find),
    EditorView.contentAttributes.of({ "aria-label": options.label }),
  ];
}

/** Makes an editor that is there already speak another language. */
export function speak(options: PythonEditorOptions): StateEffect<unknown> {
  return spoken.reconfigure(words(options));
}

export function stepsOf(state: EditorState): Steps {
  return { undo: undoDepth(state) > 0, redo: redoDepth(state) > 0 };
}

function extensions(options: PythonEditorOptions, isPython: boolean): Extension {
  return [
    spoken.of(words(options)),
    marks,
    glow,
    lastFromOutside,
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(false),
    indentOnInput(),
    indentUnit.of(FOUR_SPACES),
    isPython ? python(options) : [],
    highlightActiveLine(),
    keymap.of([
      { key: "Tab", run: takeCompletion },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    look,
    EditorView.contentAttributes.of({
      "aria-describedby": options.describedBy,
      tabindex: "0",
      autocapitalize: "off",
      spellcheck: "false",
    }),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      options.onSteps(stepsOf(update.state));
      const outside = update.transactions.every(
        (transaction) => !transaction.docChanged || transaction.annotation(fromOutside) === true,
      );
      if (!outside) options.onChange(update.state.doc.toString());
    }),
  ];
}

/** What the editor holds of one file: its text, the cursor and the changes that can be undone. */
export function pythonState(code: string, options: PythonEditorOptions, isPython = true): EditorState {
  return EditorState.create({ doc: code, extensions: extensions(options, isPython) });
}

/** Puts the cursor on a line, in the middle of the view, and takes the focus. */
export function goToLine(view: EditorView, line: number): void {
  const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}

/** Writes a text where the cursor is; does nothing where nobody has put it anywhere yet. */
export function insertText(view: EditorView, text: string): boolean {
  const isEmpty = view.state.doc.length === 0;
  if (view.state.selection.main.head === 0 && !isEmpty) return false;
  view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: "input.insert" });
  view.focus();
  return true;
}
