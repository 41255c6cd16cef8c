/** What the rest of the page can ask of the code, in either form of the editor. */
export interface CodeEditorHandle {
  /** Counts from 1; takes the focus. */
  goToLine: (line: number) => void;
  focus: () => void;
  /** Writes where the cursor is; does nothing and says so where nobody has put it anywhere yet. */
  insert: (text: string) => boolean;
  undo: () => void;
  redo: () => void;
  find: () => void;
}
