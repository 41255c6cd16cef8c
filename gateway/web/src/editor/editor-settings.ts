/** Which form of the editor this visitor writes in. Remembered on this computer. */

export type EditorForm = "rich" | "plain";

const KEY = "palace.editor";
const listeners = new Set<() => void>();
let form = readForm();

function readForm(): EditorForm {
  try {
    return localStorage.getItem(KEY) === "plain" ? "plain" : "rich";
  } catch {
    return "rich";
  }
}

export function getEditorForm(): EditorForm {
  return form;
}

export function subscribeEditorForm(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changeEditorForm(changed: EditorForm): void {
  form = changed;
  try {
    localStorage.setItem(KEY, changed);
  } catch {
    // The choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}
