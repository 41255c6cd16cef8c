// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from "vitest";

import { EditorView } from "@codemirror/view";

import { type Mark, showMarks } from "./marks";
import { pythonState } from "./python-editor";
import { QUIET_OPTIONS } from "./fixtures/quiet-options";

const CODE = "import pygame\nplaer.jump()\n";
let view: EditorView;
let changes: string[];

beforeEach(() => {
  changes = [];
  view = new EditorView({
    parent: document.body,
    state: pythonState(CODE, { ...QUIET_OPTIONS, onChange: (code) => changes.push(code) }),
  });
});
afterEach(() => {
  view.destroy();
});

const problem: Mark = { kind: "problem", line: 2, column: 1, label: "Line 2" };
const markedLine = () => view.dom.querySelector(".code-line.is-problem")?.textContent;

it("marks the line and the word", () => {
  showMarks(view, [problem]);
  expect(markedLine()).toBe("plaer.jump()");
  expect(view.dom.querySelector(".code-word")?.textContent).toBe("plaer");
});

it("moves with its line", () => {
  showMarks(view, [problem]);
  view.dispatch({ changes: { from: 0, insert: "# first\n" } });
  expect(markedLine()).toBe("plaer.jump()");
});

it("goes when there are no more marks", () => {
  showMarks(view, [problem]);
  showMarks(view, []);
  expect(markedLine()).toBeUndefined();
});

it.each([0, 99])("leaves out line %i, which is not there", (line) => {
  showMarks(view, [{ ...problem, line }]);
  expect(markedLine()).toBeUndefined();
});

it.each([50, 13])("marks the line alone for column %i beyond its end", (column) => {
  showMarks(view, [{ ...problem, column }]);
  expect(markedLine()).toBe("plaer.jump()");
  expect(view.dom.querySelector(".code-word")).toBeNull();
});
