// @vitest-environment happy-dom
import { forceLinting } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { afterEach, expect, it, vi } from "vitest";

import type { FoundTrouble } from "./diagnostics";
import { showProblems } from "./diagnostics";
import { QUIET_OPTIONS } from "./fixtures/quiet-options";
import { pythonState } from "./python-editor";

let view: EditorView;
afterEach(() => {
  view.destroy();
});

/** What is found in a program that was opened a moment ago. */
async function troubleIn(code: string, isPython = true): Promise<FoundTrouble | undefined> {
  const onTrouble = vi.fn<(trouble: FoundTrouble | undefined) => void>();
  view = new EditorView({
    parent: document.body,
    state: pythonState(code, { ...QUIET_OPTIONS, onTrouble }, isPython),
  });
  forceLinting(view);
  if (isPython)
    await vi.waitFor(() => {
      expect(onTrouble).toHaveBeenCalled();
    });
  return onTrouble.mock.lastCall?.[0];
}

const LONG = Array.from(
  { length: 1_500 },
  (_, index) => `def jump_${index}(power):\n    return power * 2\n\n`,
).join("");

it("finds nothing wrong with a long program, of which only the start is shown", async () => {
  expect(await troubleIn(LONG)).toBeUndefined();
});

it("finds what is wrong at the end of it", async () => {
  expect(await troubleIn(`${LONG}while True\n    pass\n`)).toMatchObject({ kind: "colon", line: 4_501 });
});

it("reads no Python into other texts", async () => {
  expect(await troubleIn("Dear fox,\n  (this is a letter", false)).toBeUndefined();
});

it("marks what the last run said until the code changes", async () => {
  await troubleIn("import pygame\nplaer.jump()\n");
  const marked = () => view.dom.querySelector(".cm-lintRange-error")?.textContent;
  showProblems(view, [{ kind: "problem", line: 2, column: 1, message: "NameError" }]);
  forceLinting(view);
  await vi.waitFor(() => {
    expect(marked()).toBe("plaer");
  });
  view.dispatch({ changes: { from: 0, insert: "\n" } });
  forceLinting(view);
  await vi.waitFor(() => {
    expect(marked()).toBeUndefined();
  });
});
