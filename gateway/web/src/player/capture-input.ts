/** Takes everything a player does at the game's canvas and sends it to the game. */

import { captureKeys, type KeyTarget } from "./capture-keys";
import { capturePointer, type PointerTarget } from "./capture-pointer";
import { InputQueue } from "./input-queue";
import { captureText } from "./text-field";
import type { InputEvent } from "./wire";

export interface InputTarget
  extends Omit<PointerTarget, "isFocused">, Pick<KeyTarget, "onLeave" | "onFocusChange"> {
  send(events: readonly InputEvent[]): void;
}

/** Listens until the returned function is called. Keys go to the game only while canvas or field has the focus. */
export function captureInput(
  canvas: HTMLCanvasElement,
  field: HTMLTextAreaElement,
  target: InputTarget,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const queue = new InputQueue((events) => {
    target.send(events);
  });
  const press = (event: InputEvent) => {
    queue.press(event);
  };
  const isFocused = () => document.activeElement === canvas || document.activeElement === field;

  captureKeys(
    canvas,
    field,
    {
      press,
      isPlaying: () => target.pictureSize() !== undefined,
      release: () => {
        queue.clear();
        target.send([{ type: "blur" }]);
      },
      onLeave: () => {
        target.onLeave();
      },
      onFocusChange: (focused) => {
        target.onFocusChange(focused);
      },
    },
    signal,
  );
  captureText(
    field,
    (event) => {
      if (target.pictureSize()) press(event);
    },
    signal,
  );
  capturePointer(
    canvas,
    {
      isFocused,
      pictureSize: () => target.pictureSize(),
      pointerUse: () => target.pointerUse(),
    },
    queue,
    signal,
  );
  return () => {
    queue.clear();
    listening.abort();
  };
}
