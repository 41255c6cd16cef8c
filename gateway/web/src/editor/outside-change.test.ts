// @vitest-environment happy-dom
import { undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { afterEach, describe, expect, it } from "vitest";

import { QUIET_OPTIONS } from "./fixtures/quiet-options";
import { showGlow } from "./glow";
import { difference, Echoes, takeOver } from "./outside-change";
import { pythonState } from "./python-editor";

const CODE = "RUN_SPEED = 4.5\nJUMP = 14\nprint(JUMP)\n";
let view: EditorView;
const open = (onChange: (code: string) => void = () => undefined) => {
  view = new EditorView({ parent: document.body, state: pythonState(CODE, { ...QUIET_OPTIONS, onChange }) });
};
afterEach(() => {
  view.destroy();
});

describe("a change from outside", () => {
  it("is taken over without telling the outside, and keeps the cursor with its words", () => {
    const told: string[] = [];
    open((code) => told.push(code));
    view.dispatch({ selection: { anchor: CODE.indexOf("print") } });
    takeOver(view, CODE.replace("4.5", "10.25"));
    expect(view.state.doc.toString()).toBe(CODE.replace("4.5", "10.25"));
    expect(view.state.sliceDoc(view.state.selection.main.head)).toBe("print(JUMP)\n");
    expect(told).toEqual([]);
  });

  it("is undone by itself, and that is told", () => {
    const told: string[] = [];
    open((code) => told.push(code));
    view.dispatch({ changes: { from: 0, insert: "#" }, userEvent: "input.type" });
    takeOver(view, `#${CODE}`.replace("14", "15"));
    undo(view);
    expect(view.state.doc.toString()).toBe(`#${CODE}`);
    expect(told.at(-1)).toBe(`#${CODE}`);
  });
});

it("the many small changes of a slider are undone together, two cards one after the other", () => {
  open();
  for (const speed of ["5.0", "5.5", "6.0"]) takeOver(view, CODE.replace("4.5", speed));
  takeOver(view, CODE.replace("4.5", "6.0").replace("14", "15"));
  undo(view);
  expect(view.state.doc.toString()).toBe(CODE.replace("4.5", "6.0"));
  undo(view);
  expect(view.state.doc.toString()).toBe(CODE);
});

it.each([
  ["abc", "abc", undefined],
  ["abc", "abXc", { from: 2, to: 2, insert: "X" }],
  ["aaa", "aa", { from: 2, to: 3, insert: "" }],
  ["", "a", { from: 0, to: 0, insert: "a" }],
  ["x1y", "x2y", { from: 1, to: 2, insert: "2" }],
])("from %j to %j it changes no more than it must", (before, after, change) => {
  open();
  expect(difference(before, after)).toEqual(change);
});

describe("what comes back", () => {
  it("is an echo once, also when some came together", () => {
    open();
    const echoes = new Echoes();
    for (const code of ["a", "ab", "abc"]) echoes.tell(code);
    expect(echoes.isEcho("ab")).toBe(true);
    expect(echoes.isEcho("a")).toBe(false);
    expect(echoes.isEcho("abc")).toBe(true);
    expect(echoes.isEcho("abc")).toBe(false);
  });
});

describe("lines that glow", () => {
  const glowing = () => [...view.dom.querySelectorAll(".is-glowing")].map(({ textContent }) => textContent);

  it("move along, and stop when somebody types", () => {
    open();
    showGlow(view, [2, 2, 99, 0]);
    expect(glowing()).toEqual(["JUMP = 14"]);
    view.dispatch({ changes: { from: 0, insert: "\n" } });
    expect(glowing()).toEqual(["JUMP = 14"]);
    view.dispatch({ changes: { from: 0, insert: "#" }, userEvent: "input.type" });
    expect(glowing()).toEqual([]);
  });
});
