/** Turns what happens on the keyboard while the game has the focus into keys and text for the game. */

import type { InputEvent } from "./wire";

/** Keys that stay with the browser, so that the page can always be reloaded, left and inspected. */
const BROWSER_KEYS: ReadonlySet<string> = new Set(["F5", "F11", "F12"]);

export interface KeyTarget {
  /** Whether there is a game to play. */
  isPlaying(): boolean;
  press(event: InputEvent): void;
  /** The focus left the game, and every key is to go up. */
  release(): void;
  /** The player pressed Esc to get the keys back. */
  onLeave(): void;
  onFocusChange(focused: boolean): void;
}

/** Whether a key types one character: names of keys that type none, such as "Shift", are longer. */
function isCharacter(key: string): boolean {
  return Array.from(key).length === 1;
}

/** The key as the game is told of it: where it is, and the character it has in the player's layout. */
function keyDown({ code, key }: KeyboardEvent): InputEvent {
  return isCharacter(key) ? { type: "keydown", code, key } : { type: "keydown", code };
}

/**
 * Listens on the elements that can have the focus for the game. On `field`, what a method of input composes is left to
 * the browser: it arrives there as text.
 */
export function captureKeys(
  canvas: HTMLElement,
  field: HTMLElement,
  target: KeyTarget,
  signal: AbortSignal,
): void {
  const held = new Set<string>();
  let dead = false;

  const release = () => {
    held.clear();
    dead = false;
    if (target.isPlaying()) target.release();
  };
  const isComposed = (event: KeyboardEvent): boolean => {
    if (event.target !== field) return false;
    if (event.isComposing || event.key === "Process" || event.key === "Unidentified") return true;
    if (event.key === "Dead") {
      dead = true;
      return true;
    }
    // The key after a dead key may be told as if there had been none: what the two make arrives as text.
    const completes = dead && isCharacter(event.key);
    if (completes) dead = false;
    return completes;
  };
  const down = (event: KeyboardEvent) => {
    if (!target.isPlaying()) return;
    // While Command is held a Mac tells of no other key that goes up.
    if (event.key === "Meta" && held.size > 0) release();
    if (event.metaKey || BROWSER_KEYS.has(event.code) || event.code === "" || isComposed(event)) return;
    event.preventDefault();
    if (event.code === "Escape") {
      target.onLeave();
      return;
    }
    if (event.repeat) return;
    // Windows holds the left Ctrl down with AltGr. With Ctrl a key types no character.
    if (event.key === "AltGraph" && held.delete("ControlLeft")) {
      target.press({ type: "keyup", code: "ControlLeft" });
    }
    held.add(event.code);
    target.press(keyDown(event));
  };
  const up = (event: KeyboardEvent) => {
    if (!held.delete(event.code) || !target.isPlaying()) return;
    event.preventDefault();
    target.press({ type: "keyup", code: event.code });
  };
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget === canvas || event.relatedTarget === field) return;
    release();
    target.onFocusChange(false);
  };
  for (const element of [canvas, field]) {
    element.addEventListener("keydown", down, { signal });
    element.addEventListener("keyup", up, { signal });
    element.addEventListener("blur", leave, { signal });
    element.addEventListener(
      "focus",
      () => {
        target.onFocusChange(true);
      },
      { signal },
    );
  }
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.hidden) release();
    },
    { signal },
  );
}
