/** Turns what the mouse, a finger or a pen does on the game's canvas into the mouse of the game. */

import type { InputQueue } from "./input-queue";
import type { PictureSize } from "./picture";
import type { PointerUse } from "./wire";

const LAST_MOUSE_BUTTON = 2;
/** By `MouseEvent.button`, its bit in `MouseEvent.buttons`. */
const BUTTON_BITS = [1, 4, 2];
const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;

export interface PointerTarget {
  /** The size of the game's picture; absent while there is no game to play. */
  pictureSize(): PictureSize | undefined;
  /** What the game does with the mouse. */
  pointerUse(): PointerUse;
  /** Whether the game has the focus. */
  isFocused(): boolean;
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

/** Locks the mouse. A browser that cannot leaves it free: the game follows it as far as the picture reaches. */
function lock(canvas: HTMLCanvasElement): void {
  if (!("requestPointerLock" in canvas)) return;
  // Some browsers answer with nothing, others with a promise.
  void Promise.resolve(canvas.requestPointerLock()).catch(() => undefined);
}

export function capturePointer(
  canvas: HTMLCanvasElement,
  target: PointerTarget,
  queue: InputQueue,
  signal: AbortSignal,
): void {
  /** Where the pointer was last, for a game that wants to know how far it moved. */
  let last: { clientX: number; clientY: number } | undefined;
  /** The finger or pen that is on the picture. A second one there is no second mouse, one elsewhere on the page is none. */
  let finger: number | undefined;
  const isSecond = (event: Event) =>
    event instanceof PointerEvent &&
    event.pointerType !== "mouse" &&
    finger !== undefined &&
    event.pointerId !== finger;

  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    handle: (event: HTMLElementEventMap[Type], picture: PictureSize) => void,
  ) => {
    canvas.addEventListener(
      type,
      (event) => {
        const picture = target.pictureSize();
        if (picture && !isSecond(event)) handle(event, picture);
      },
      { signal, passive: false },
    );
  };
  const isLocked = () => document.pointerLockElement === canvas;
  const positionOf = (event: PointerEvent, picture: PictureSize) =>
    gamePosition(event, canvas.getBoundingClientRect(), picture);

  /** How far the pointer moved, in pixels of the picture. A locked pointer stays where it is. */
  const movedBy = (event: PointerEvent, picture: PictureSize) => {
    const box = canvas.getBoundingClientRect();
    const before = last ?? event;
    const right = isLocked() ? event.movementX : event.clientX - before.clientX;
    const down = isLocked() ? event.movementY : event.clientY - before.clientY;
    return { dx: (right * picture.width) / box.width, dy: (down * picture.height) / box.height };
  };
  const follow = (event: PointerEvent, picture: PictureSize) => {
    if (target.pointerUse().captured) {
      const { dx, dy } = movedBy(event, picture);
      queue.moveBy(dx, dy);
    } else {
      const { x, y } = positionOf(event, picture);
      queue.move(x, y);
    }
    last = event;
  };

  on("pointermove", (event, picture) => {
    follow(event, picture);
    // A second button that goes down or up while another is held is told as a movement.
    const bit = BUTTON_BITS[event.button];
    if (bit !== undefined) {
      const type = (event.buttons & bit) === 0 ? "pointerup" : "pointerdown";
      queue.press({ type, ...positionOf(event, picture), button: event.button });
    }
  });
  on("pointerdown", (event, picture) => {
    if (event.button > LAST_MOUSE_BUTTON) return;
    // Keeps the page from scrolling or selecting; the focus that this also prevents is given by hand.
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    if (target.pointerUse().captured && event.pointerType === "mouse") {
      if (!isLocked()) lock(canvas);
    } else {
      canvas.setPointerCapture(event.pointerId);
    }
    // A finger that comes down elsewhere has not moved there.
    if (event.pointerType !== "mouse") {
      finger = event.pointerId;
      last = event;
    }
    follow(event, picture);
    queue.press({ type: "pointerdown", ...positionOf(event, picture), button: event.button });
  });
  const lift = (event: PointerEvent, picture: PictureSize) => {
    if (event.button > LAST_MOUSE_BUTTON) return;
    queue.press({ type: "pointerup", ...positionOf(event, picture), button: Math.max(event.button, 0) });
  };
  on("pointerup", lift);
  on("pointercancel", lift);
  for (const end of ["pointerup", "pointercancel"] as const) {
    canvas.addEventListener(
      end,
      (event) => {
        if (event.pointerId === finger) finger = undefined;
      },
      { signal },
    );
  }
  on("pointerleave", () => {
    last = undefined;
  });
  on("wheel", (event) => {
    if (!target.isFocused()) return;
    event.preventDefault();
    const { dx, dy } = wheelNotches(event);
    queue.turn(dx, dy);
  });
  on("contextmenu", (event) => {
    event.preventDefault();
  });
}
