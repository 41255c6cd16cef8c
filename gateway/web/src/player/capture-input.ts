/** Turns what happens on the game's canvas into input for the game. */

import { InputQueue } from "./input-queue";
import type { PictureSize } from "./picture";
import type { InputEvent } from "./wire";

/** Keys that stay with the browser, so that the page can always be reloaded, left and inspected. */
const BROWSER_KEYS: ReadonlySet<string> = new Set(["F5", "F11", "F12"]);
const LAST_MOUSE_BUTTON = 2;
/** By `MouseEvent.button`, its bit in `MouseEvent.buttons`. */
const BUTTON_BITS = [1, 4, 2];
const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;

export interface InputTarget {
  /** The size of the game's picture; absent while there is no game to play. */
  pictureSize(): PictureSize | undefined;
  send(events: readonly InputEvent[]): void;
  /** The player pressed Esc to get the keys back. */
  onLeave(): void;
}

/** Where a point of the page lies in the game's picture, held within it. */
export function gamePosition(
  point: { clientX: number; clientY: number },
  box: { left: number; top: number; width: number; height: number },
  picture: PictureSize,
): { x: number; y: number } {
  const along = (offset: number, shown: number, pixels: number) =>
    Math.min(Math.max(Math.floor((offset * pixels) / shown), 0), pixels - 1);
  return {
    x: along(point.clientX - box.left, box.width, picture.width),
    y: along(point.clientY - box.top, box.height, picture.height),
  };
}

/** Wheel movement in notches, whatever unit the browser reports. */
export function wheelNotches(event: Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode">): {
  dx: number;
  dy: number;
} {
  const perNotch =
    event.deltaMode === WheelEvent.DOM_DELTA_PIXEL
      ? PIXELS_PER_NOTCH
      : event.deltaMode === WheelEvent.DOM_DELTA_LINE
        ? LINES_PER_NOTCH
        : 1;
  return { dx: event.deltaX / perNotch, dy: event.deltaY / perNotch };
}

/** Listens until the returned function is called. Keys go to the game only while the canvas has the focus. */
export function captureInput(canvas: HTMLCanvasElement, target: InputTarget): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const queue = new InputQueue((events) => {
    target.send(events);
  });
  const held = new Set<string>();

  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    handle: (event: HTMLElementEventMap[Type], picture: PictureSize) => void,
  ) => {
    canvas.addEventListener(
      type,
      (event) => {
        const picture = target.pictureSize();
        if (picture) handle(event, picture);
      },
      { signal, passive: false },
    );
  };
  const release = () => {
    held.clear();
    queue.clear();
    if (target.pictureSize()) target.send([{ type: "blur" }]);
  };

  on("keydown", (event) => {
    if (event.metaKey || BROWSER_KEYS.has(event.code) || event.code === "") return;
    event.preventDefault();
    if (event.code === "Escape") {
      target.onLeave();
    } else if (!event.repeat) {
      held.add(event.code);
      queue.press({ type: "keydown", code: event.code });
    }
  });
  on("keyup", (event) => {
    if (!held.delete(event.code)) return;
    event.preventDefault();
    queue.press({ type: "keyup", code: event.code });
  });
  on("pointermove", (event, picture) => {
    const position = gamePosition(event, canvas.getBoundingClientRect(), picture);
    queue.move(position.x, position.y);
    // A second button that goes down or up while another is held is told as a movement.
    const bit = BUTTON_BITS[event.button];
    if (bit !== undefined) {
      const type = (event.buttons & bit) === 0 ? "pointerup" : "pointerdown";
      queue.press({ type, ...position, button: event.button });
    }
  });
  on("pointerdown", (event, picture) => {
    if (event.button > LAST_MOUSE_BUTTON) return;
    // Keeps the page from scrolling or selecting; the focus that this also prevents is given by hand.
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    const position = gamePosition(event, canvas.getBoundingClientRect(), picture);
    queue.move(position.x, position.y);
    queue.press({ type: "pointerdown", ...position, button: event.button });
  });
  const lift = (event: PointerEvent, picture: PictureSize) => {
    if (event.button > LAST_MOUSE_BUTTON) return;
    const position = gamePosition(event, canvas.getBoundingClientRect(), picture);
    queue.press({ type: "pointerup", ...position, button: Math.max(event.button, 0) });
  };
  on("pointerup", lift);
  on("pointercancel", lift);
  on("wheel", (event) => {
    if (document.activeElement !== canvas) return;
    event.preventDefault();
    const { dx, dy } = wheelNotches(event);
    queue.turn(dx, dy);
  });
  on("contextmenu", (event) => {
    event.preventDefault();
  });
  canvas.addEventListener("blur", release, { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.hidden) release();
    },
    { signal },
  );
  return () => {
    queue.clear();
    listening.abort();
  };
}
