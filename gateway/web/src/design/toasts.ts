/** Short messages that come up at the lower edge and go by themselves, such as "Deleted" with a way to undo it. */

export interface Toast {
  id: number;
  words: string;
  /** What can be done about it, such as to undo it. */
  action?: { words: string; onPress: () => void };
}

/** Long enough to read, and with an action long enough to reach it. */
const SHOWN_MS = { plain: 6000, withAction: 15_000 } as const;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(changed: readonly Toast[]): void {
  toasts = changed;
  for (const listener of listeners) listener();
}

export function getToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows a message; it is read out where a screen reader is on. */
export function showToast(toast: Omit<Toast, "id">): void {
  lastId += 1;
  change([...toasts, { id: lastId, ...toast }]);
}

export function closeToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

export function shownMs({ action }: Toast): number {
  return action ? SHOWN_MS.withAction : SHOWN_MS.plain;
}
