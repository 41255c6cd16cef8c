// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { captureInput, gamePosition, wheelNotches } from "./capture-input";
import type { PictureSize } from "./picture";
import type { InputEvent } from "./wire";

let canvas: HTMLCanvasElement;
let sent: InputEvent[];
let picture: PictureSize | undefined;
let frames: FrameRequestCallback[];
const onLeave = vi.fn();
let stop: () => void;

beforeEach(() => {
  canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setPointerCapture = vi.fn();
  document.body.replaceChildren(canvas);
  vi.spyOn(canvas, "getBoundingClientRect").mockReturnValue(new DOMRect(10, 20, 400, 240));
  sent = [];
  picture = { width: 800, height: 480 };
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
  onLeave.mockClear();
  stop = captureInput(canvas, {
    pictureSize: () => picture,
    send: (events) => {
      sent.push(...events);
    },
    onLeave,
  });
  canvas.focus();
});
afterEach(() => {
  stop();
});

function nextFrame(): void {
  for (const callback of frames.splice(0)) callback(0);
}

function key(type: "keydown" | "keyup", code: string, options: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...options });
  canvas.dispatchEvent(event);
  return event.defaultPrevented;
}

function pointer(type: string, clientX: number, clientY: number, button = -1, buttons = 0): void {
  canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, button, buttons, cancelable: true }));
}

describe("keys", () => {
  it("go to the game by their place on the keyboard, once while held", () => {
    expect(key("keydown", "KeyW", { key: "z" })).toBe(true);
    expect(key("keydown", "KeyW", { repeat: true })).toBe(true);
    expect(key("keyup", "KeyW")).toBe(true);
    expect(sent).toEqual([
      { type: "keydown", code: "KeyW" },
      { type: "keyup", code: "KeyW" },
    ]);
  });

  it.each(["Tab", "Space", "ArrowDown"])("such as %s do nothing else to the page", (code) => {
    expect(key("keydown", code)).toBe(true);
  });

  it("that began elsewhere do not end in the game", () => {
    expect(key("keyup", "Enter")).toBe(false);
    expect(sent).toEqual([]);
  });

  it.each([
    ["F5", {}],
    ["KeyR", { metaKey: true }],
  ])("of the browser stay with it: %s", (code, options) => {
    expect(key("keydown", code, options)).toBe(false);
    expect(sent).toEqual([]);
  });

  it("Esc leaves the game", () => {
    key("keydown", "Escape");
    expect(onLeave).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });

  it("stay with the page while there is no game", () => {
    picture = undefined;
    expect(key("keydown", "Tab")).toBe(false);
    expect(key("keydown", "Escape")).toBe(false);
    expect(sent).toEqual([]);
    expect(onLeave).not.toHaveBeenCalled();
  });
});

describe("the pointer", () => {
  it("moves once a frame, to where it was last", () => {
    pointer("pointermove", 10, 20);
    pointer("pointermove", 210, 140);
    expect(sent).toEqual([]);
    nextFrame();
    expect(sent).toEqual([{ type: "pointermove", x: 400, y: 240 }]);
  });

  it("presses and lifts at once, where it is", () => {
    pointer("pointermove", 10, 20);
    pointer("pointerdown", 210, 140, 2, 2);
    pointer("pointerup", 110, 80, 2);
    expect(sent).toEqual([
      { type: "pointermove", x: 400, y: 240 },
      { type: "pointerdown", x: 400, y: 240, button: 2 },
      { type: "pointerup", x: 200, y: 120, button: 2 },
    ]);
    nextFrame();
    expect(sent).toHaveLength(3);
  });

  it("tells a second button that changes while another is held", () => {
    pointer("pointermove", 10, 20, 2, 3);
    pointer("pointermove", 10, 20, 2, 1);
    expect(sent.filter(({ type }) => type !== "pointermove")).toEqual([
      { type: "pointerdown", x: 0, y: 0, button: 2 },
      { type: "pointerup", x: 0, y: 0, button: 2 },
    ]);
  });

  it("leaves out buttons that games do not know", () => {
    pointer("pointerdown", 10, 20, 4, 16);
    expect(sent).toEqual([]);
  });

  it("keeps within the picture", () => {
    const box = { left: 10, top: 20, width: 400, height: 240 };
    const size = { width: 800, height: 480 };
    expect(gamePosition({ clientX: -50, clientY: -50 }, box, size)).toEqual({ x: 0, y: 0 });
    expect(gamePosition({ clientX: 9_999, clientY: 9_999 }, box, size)).toEqual({ x: 799, y: 479 });
  });
});

describe("the wheel", () => {
  it.each([
    [WheelEvent.DOM_DELTA_PIXEL, 100],
    [WheelEvent.DOM_DELTA_LINE, 3],
    [WheelEvent.DOM_DELTA_PAGE, 1],
  ])("in unit %i turns one notch by %i", (deltaMode, deltaY) => {
    expect(wheelNotches({ deltaX: 0, deltaY, deltaMode })).toEqual({ dx: 0, dy: 1 });
  });

  it("adds up parts of a notch", () => {
    const turn = (deltaY: number) =>
      canvas.dispatchEvent(new WheelEvent("wheel", { deltaY, cancelable: true }));
    turn(60);
    nextFrame();
    expect(sent).toEqual([]);
    turn(60);
    nextFrame();
    expect(sent).toEqual([{ type: "wheel", dx: 0, dy: 1 }]);
  });

  it("scrolls the page while the game does not have the focus", () => {
    canvas.blur();
    sent = [];
    const event = new WheelEvent("wheel", { deltaY: 500, cancelable: true });
    canvas.dispatchEvent(event);
    nextFrame();
    expect(event.defaultPrevented).toBe(false);
    expect(sent).toEqual([]);
  });
});

it("losing the focus lets go of everything", () => {
  key("keydown", "KeyA");
  canvas.blur();
  key("keyup", "KeyA");
  expect(sent).toEqual([{ type: "keydown", code: "KeyA" }, { type: "blur" }]);
});

it("nothing is captured after stopping", () => {
  stop();
  expect(key("keydown", "KeyA")).toBe(false);
  expect(sent).toEqual([]);
});
