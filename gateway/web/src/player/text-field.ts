/**
 * A field that nobody sees, which has the focus instead of the canvas while a game reads text: methods of input for
 * Chinese, dead keys, emoji and the keyboards of telephones write only into fields.
 */

import type { InputEvent } from "./wire";

/** Most characters the server takes in one text. */
const MOST_CHARACTERS = 256;
/** Always there, so that a telephone's keyboard has something to erase. */
const KEPT = " ";

export function createTextField(label: string): HTMLTextAreaElement {
  const field = document.createElement("textarea");
  field.className = "game-text";
  field.tabIndex = -1;
  field.rows = 1;
  field.value = KEPT;
  // Until somebody asks for one, no keyboard covers the game.
  field.inputMode = "none";
  field.autocomplete = "off";
  field.autocapitalize = "off";
  field.spellcheck = false;
  field.setAttribute("autocorrect", "off");
  field.setAttribute("aria-label", label);
  return field;
}

/** Sends on what is written into the field. */
export function captureText(
  field: HTMLTextAreaElement,
  send: (event: InputEvent) => void,
  signal: AbortSignal,
): void {
  let composing = false;
  const press = (code: string) => {
    send({ type: "keydown", code });
    send({ type: "keyup", code });
  };
  const take = () => {
    const { value } = field;
    field.value = KEPT;
    field.setSelectionRange(KEPT.length, KEPT.length);
    if (value.length < KEPT.length) press("Backspace");
    const characters = Array.from(value.slice(KEPT.length));
    for (let start = 0; start < characters.length; start += MOST_CHARACTERS) {
      send({ type: "text", text: characters.slice(start, start + MOST_CHARACTERS).join("") });
    }
  };
  field.addEventListener(
    "compositionstart",
    () => {
      composing = true;
    },
    { signal },
  );
  field.addEventListener(
    "compositionend",
    () => {
      composing = false;
      take();
    },
    { signal },
  );
  field.addEventListener(
    "input",
    () => {
      if (!composing) take();
    },
    { signal },
  );
}
