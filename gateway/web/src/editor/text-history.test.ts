import { expect, it } from "vitest";

import { TextHistory } from "./text-history";

it("letters in a row are one change, a pause begins another", () => {
  const history = new TextHistory("");
  history.change("a", 0);
  history.change("ab", 300);
  history.change("abc", 2_000);
  expect(history.undo()).toBe("ab");
  expect(history.undo()).toBe("");
  expect(history.undo()).toBeUndefined();
  expect(history.redo()).toBe("ab");
  expect(history.redo()).toBe("abc");
  expect(history.redo()).toBeUndefined();
});

it("a new change forgets what was undone", () => {
  const history = new TextHistory("a");
  history.change("b", 0);
  history.undo();
  expect(history.steps).toEqual({ undo: false, redo: true });
  history.change("c", 100);
  expect(history.steps).toEqual({ undo: true, redo: false });
  expect(history.undo()).toBe("a");
});
