/** Whether the gateway can be reached: what the browser says of its network, and what became of the latest calls. */

let answered = true;
const listeners = new Set<() => void>();

/** What a proxy on the way says when nobody is behind it. */
const NOBODY_THERE: ReadonlySet<number> = new Set([502, 504]);

function tell(): void {
  for (const listener of listeners) listener();
}

function note(reached: boolean): void {
  if (reached === answered) return;
  answered = reached;
  tell();
}

/** Notes an answer, whatever it says. */
export function noteAnswer({ status }: Response): void {
  note(!NOBODY_THERE.has(status));
}

/** Notes that a call got no answer. One that the page itself gave up says nothing. */
export function noteNoAnswer(error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  note(false);
}

export function isReachable(): boolean {
  return answered && navigator.onLine;
}

export function subscribeReachable(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("online", tell);
    window.addEventListener("offline", tell);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("online", tell);
    window.removeEventListener("offline", tell);
  };
}
