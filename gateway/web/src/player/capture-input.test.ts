// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { captureInput } from "./capture-input";
import { gamePosition, wheelNotches } from "./capture-pointer";
import type { PictureSize } from "./picture";
import { createTextField } from "./text-field";
import type { InputEvent, PointerUse } from "./wire";

let canvas: HTMLCanvasElement;
let field: HTMLTextAreaElement;
let use: PointerUse;
let sent: InputEvent[];
let picture: PictureSize | undefined;
let frames: FrameRequestCallback[];
const onLeave = vi.fn();
let stop: () => void;

beforeEach(() => {
  canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setPointerCapture = vi.fn();
  field = createTextField("Type here");
  use = { captured: false, visible: true };
  document.body.replaceChildren(canvas, field);
  vi.spyOn(canvas, "getBoundingClientRect").mockReturnValue(new DOMRect(10, 20, 400, 240));
  sent = [];
  picture = { width: 800, height: 480 };
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => {
    frames = [];
  });
  onLeave.mockClear();
  stop = captureInput(canvas, field, {
    pictureSize: () => picture,
    pointerUse: () => use,
    onFocusChange: vi.fn(),
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
  const event = new KeyboardEvent(type, {
    code,
    key: "Unnamed",
    bubbles: true,
    cancelable: true,
    ...options,
  });
  (document.activeElement ?? canvas).dispatchEvent(event);
  return event.defaultPrevented;
}

/** A finger; while another one is anywhere on the page it is not the primary one. */
function finger(type: string, pointerId: number, clientX: number, isPrimary = true): void {
  const where = { clientX, clientY: 100, pointerId, isPrimary, pointerType: "touch" };
  canvas.dispatchEvent(new PointerEvent(type, { ...where, button: 0, cancelable: true }));
}

function pointer(type: string, clientX: number, clientY: number, button = -1, buttons = 0): void {
  const where = { clientX, clientY, isPrimary: true, pointerType: "mouse" };
  canvas.dispatchEvent(new PointerEvent(type, { ...where, button, buttons, cancelable: true }));
}

function write(text: string, type = "input"): void {
  field.value += text;
  field.dispatchEvent(new Event(type));
}

describe("fingers", () => {
  const told = () => sent.map(({ type }) => type).filter((type) => type !== "pointermove");

  it("play while another one holds a key of the pad", () => {
    finger("pointerdown", 7, 100, false);
    finger("pointerup", 7, 100, false);
    nextFrame();
    expect(told()).toEqual(["pointerdown", "pointerup"]);
  });

  it("are one mouse, whichever of two goes first", () => {
    finger("pointerdown", 7, 100);
    finger("pointerdown", 8, 200, false);
    finger("pointerup", 8, 200, false);
    finger("pointerup", 7, 100);
    finger("pointerdown", 9, 300);
    nextFrame();
    expect(told()).toEqual(["pointerdown", "pointerup", "pointerdown"]);
  });
});

describe("keys", () => {
  it("go up when Command goes down, since no browser on a Mac tells later", () => {
    key("keydown", "ArrowRight", { key: "ArrowRight" });
    key("keydown", "MetaLeft", { key: "Meta", metaKey: true });
    nextFrame();
    expect(sent.map(({ type }) => type)).toEqual(["keydown", "blur"]);
  });

  it("go to the game by their place on the keyboard, once while held", () => {
    expect(key("keydown", "KeyW", { key: "z" })).toBe(true);
    expect(key("keydown", "KeyW", { repeat: true })).toBe(true);
    expect(key("keyup", "KeyW")).toBe(true);
    expect(sent).toEqual([
      { type: "keydown", code: "KeyW", key: "z" },
      { type: "keyup", code: "KeyW" },
    ]);
  });

  it.each([
    ["Minus", "ß", "ß"],
    ["KeyQ", "@", "@"],
    ["Digit1", "😀", "😀"],
    ["ShiftLeft", "Shift", undefined],
    ["Backquote", "Dead", undefined],
  ])("tell the character that %s types in this layout: %s", (code, name, expected) => {
    key("keydown", code, { key: name });
    expect(sent).toEqual([
      expected === undefined ? { type: "keydown", code } : { type: "keydown", code, key: expected },
    ]);
  });

  it("let go of the Ctrl that Windows holds down with AltGr", () => {
    key("keydown", "ControlLeft", { key: "Control" });
    key("keydown", "AltRight", { key: "AltGraph" });
    key("keydown", "KeyQ", { key: "@" });
    expect(sent.slice(1)).toEqual([
      { type: "keyup", code: "ControlLeft" },
      { type: "keydown", code: "AltRight" },
      { type: "keydown", code: "KeyQ", key: "@" },
    ]);
    expect(key("keyup", "ControlLeft")).toBe(false);
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

describe("a game that reads text", () => {
  beforeEach(() => {
    field.focus();
    sent = [];
  });

  it("still gets its keys", () => {
    expect(key("keydown", "KeyA", { key: "q" })).toBe(true);
    expect(sent).toEqual([{ type: "keydown", code: "KeyA", key: "q" }]);
  });

  it("gets what was composed, once", () => {
    expect(key("keydown", "KeyN", { key: "Process" })).toBe(false);
    field.dispatchEvent(new Event("compositionstart"));
    write("你");
    expect(sent).toEqual([]);
    write("好", "compositionend");
    field.dispatchEvent(new Event("input"));
    expect(sent).toEqual([{ type: "text", text: "你好" }]);
  });

  it("gets what a dead key and the next one make, and no key for either", () => {
    expect(key("keydown", "Equal", { key: "Dead" })).toBe(false);
    expect(key("keydown", "KeyE", { key: "e" })).toBe(false);
    write("é");
    expect(key("keydown", "KeyE", { key: "e" })).toBe(true);
    expect(sent).toEqual([
      { type: "text", text: "é" },
      { type: "keydown", code: "KeyE", key: "e" },
    ]);
  });

  it("is erased from by a telephone's keyboard, which names no keys", () => {
    expect(key("keydown", "", { key: "Unidentified" })).toBe(false);
    field.value = "";
    field.dispatchEvent(new Event("input"));
    expect(sent).toEqual([
      { type: "keydown", code: "Backspace" },
      { type: "keyup", code: "Backspace" },
    ]);
  });

  it("gets long texts in pieces", () => {
    write("😀".repeat(300));
    expect(sent.map((event) => event.type === "text" && Array.from(event.text).length)).toEqual([256, 44]);
  });

  it("does not lose its keys when the focus goes from field to canvas", () => {
    key("keydown", "KeyA", { key: "a" });
    field.dispatchEvent(new FocusEvent("blur", { relatedTarget: canvas }));
    expect(sent).toHaveLength(1);
    field.dispatchEvent(new FocusEvent("blur", { relatedTarget: document.body }));
    expect(sent.at(-1)).toEqual({ type: "blur" });
  });
});

describe("a game that holds the mouse", () => {
  const lock = vi.fn();
  beforeEach(() => {
    use = { captured: true, visible: false };
    lock.mockReset();
    canvas.requestPointerLock = lock;
    Object.defineProperty(document, "pointerLockElement", { value: null, configurable: true });
  });

  it("gets movements in its own pixels, and their parts when they make whole ones", () => {
    pointer("pointermove", 100, 100);
    pointer("pointermove", 110, 97);
    nextFrame();
    pointer("pointermove", 110.25, 97);
    nextFrame();
    expect(sent).toEqual([{ type: "pointermoveby", dx: 20, dy: -6 }]);
    pointer("pointermove", 110.5, 97);
    nextFrame();
    expect(sent.at(-1)).toEqual({ type: "pointermoveby", dx: 1, dy: 0 });
  });

  it("has the mouse locked by a click, and movements count where the mouse stands still", () => {
    pointer("pointerdown", 100, 100, 0, 1);
    expect(lock).toHaveBeenCalledOnce();
    Object.defineProperty(document, "pointerLockElement", { value: canvas, configurable: true });
    const moved = new PointerEvent("pointermove", {
      isPrimary: true,
      clientX: 100,
      clientY: 100,
      button: -1,
    });
    Object.defineProperties(moved, { movementX: { value: -5 }, movementY: { value: 4 } });
    canvas.dispatchEvent(moved);
    nextFrame();
    expect(sent.at(-1)).toEqual({ type: "pointermoveby", dx: -10, dy: 8 });
  });

  it("that does not hold it has nothing locked", () => {
    use = { captured: false, visible: true };
    pointer("pointerdown", 100, 100, 0, 1);
    expect(lock).not.toHaveBeenCalled();
  });
});
