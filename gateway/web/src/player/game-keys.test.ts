import { describe, expect, it } from "vitest";

import backstage from "../../../../executor/games/backstage.py?raw";
import { ARROWS, hasKeys, keysOfGame, LETTERS, importedPython } from "./game-keys";

describe("the keys of a game", () => {
  it.each([
    ["pygame, held", "keys = pygame.key.get_pressed()\nif keys[pygame.K_LEFT] or keys[pygame.K_RIGHT]:"],
    [
      "pygame's names imported",
      "from pygame.locals import *\nif event.key == K_LEFT: x -= 1\nif event.key == K_RIGHT: x += 1",
    ],
    ["Pygame Zero, held", "def update():\n    if keyboard.left: x -= 1\n    if keyboard.right: x += 1"],
    ["Pygame Zero, pressed", "def on_key_down(key):\n    if key in (keys.LEFT, keys.RIGHT): pass"],
    ["turtle", "screen.onkeypress(go_left, 'Left')\nscreen.onkey(go_right, \"Right\")"],
    ["tkinter", "window.bind('<Left>', left)\nwindow.bind_all(\"<KeyPress-Right>\", right)"],
  ])("are found in code for %s", (_, code) => {
    expect(keysOfGame(code).directions).toEqual({ left: "ArrowLeft", right: "ArrowRight" });
  });

  it("move by letters where there are no arrows", () => {
    const code = "K_w K_a K_s K_d";
    expect(keysOfGame(code)).toMatchObject({ directions: LETTERS, secondDirections: {}, buttons: [] });
  });

  it("of two players are kept apart", () => {
    const code = "K_UP K_DOWN K_w K_s";
    expect(keysOfGame(code)).toMatchObject({
      directions: { up: "ArrowUp", down: "ArrowDown" },
      secondDirections: { up: "KeyW", down: "KeyS" },
      buttons: [],
    });
  });

  it("that are one letter of four are commands", () => {
    expect(keysOfGame("K_d K_x")).toMatchObject({ directions: {}, buttons: ["KeyD", "KeyX"] });
  });

  it("have the most important buttons first, and no more than thumbs can reach", () => {
    const code = "K_p K_1 K_LSHIFT K_RETURN K_F2 K_SPACE K_q K_e K_r K_LEFT";
    expect(keysOfGame(code).buttons).toEqual(["Space", "Enter", "KeyP", "Digit1", "ShiftLeft", "F2"]);
  });

  it("leave out Esc, which leaves the game, and names that are no keys", () => {
    expect(keysOfGame("K_ESCAPE K_NOPE keyboard.lefty")).toMatchObject({ directions: {}, buttons: [] });
  });

  it("in comments do not count", () => {
    expect(keysOfGame("x = 1  # press K_a\n# K_LEFT\nif K_b: pass").buttons).toEqual(["KeyB"]);
  });

  it("of a game that takes any key are the space bar", () => {
    expect(keysOfGame("if event.type == pygame.KEYDOWN: start()").buttons).toEqual(["Space"]);
    expect(keysOfGame("if event.type == pygame.MOUSEBUTTONDOWN: start()").buttons).toEqual([]);
  });

  it.each([
    ["name += event.unicode", true],
    ["if event.type == pygame.TEXTINPUT:", true],
    ["age = screen.numinput('Age', 'How old?')", true],
    ["entry = tkinter.Entry(window)", true],
    ["if event.key == pygame.K_a:", false],
  ])("and whether it reads text: %s", (code, expected) => {
    expect(keysOfGame(code).readsText).toBe(expected);
  });

  it("have one button for each action that a table names, which says what it does", () => {
    const code = `KEYS = {
    "left": (pygame.K_LEFT, pygame.K_a),
    "right": (pygame.K_RIGHT, pygame.K_d),
    "dash": (pygame.K_x, pygame.K_LSHIFT),
    "jump": (pygame.K_UP, pygame.K_SPACE, pygame.K_w),
}
if pygame.key.get_pressed()[pygame.K_q]: cheat()`;
    expect(keysOfGame(code)).toEqual({
      directions: { left: "ArrowLeft", right: "ArrowRight" },
      secondDirections: {},
      buttons: ["Space", "KeyX", "KeyQ"],
      actions: { Space: "jump", KeyX: "dash" },
      start: undefined,
      rest: undefined,
      readsText: false,
    });
  });

  it("of which only some move are in a table as well", () => {
    const code = 'KEYS = {"left": (K_a,), "fire": K_f}\nif key == K_RIGHT: pass';
    expect(keysOfGame(code)).toMatchObject({
      directions: { left: "KeyA", right: "ArrowRight" },
      buttons: ["KeyF"],
    });
  });

  it("are no table where a key comes first", () => {
    const code = 'MY_KEYS = {pygame.K_LEFT: "left", pygame.K_SPACE: "space"}';
    expect(keysOfGame(code)).toMatchObject({
      directions: { left: "ArrowLeft" },
      buttons: ["Space"],
      actions: {},
    });
  });

  it("all four directions", () => {
    expect(keysOfGame("K_LEFT K_RIGHT K_UP K_DOWN").directions).toEqual(ARROWS);
  });
});

describe("a game that was made here", () => {
  const steer = 'KEYS = {"left": (pygame.K_LEFT, pygame.K_a), "right": (pygame.K_RIGHT, pygame.K_d)';

  it("can be started and rested, whatever its own keys are", () => {
    const keys = keysOfGame(`${steer}}`, backstage);
    expect(keys).toMatchObject({ buttons: [], start: "Space", rest: "KeyP" });
    expect(hasKeys(keys)).toBe(true);
  });

  it("needs no button for the start where another starts it", () => {
    const keys = keysOfGame(`${steer}, "nitro": (pygame.K_x, pygame.K_RETURN)}`, backstage);
    expect(keys).toMatchObject({ buttons: ["Enter"], actions: { Enter: "nitro" }, rest: "KeyP" });
    expect(keys.start).toBeUndefined();
  });
});

it("the Python besides is what the program imports, straight or through others", () => {
  const files = [
    ["main.py", "import pygame, hero\nfrom backstage import play"],
    ["backstage.py", "b = 1"],
    ["hero.py", "import level as map"],
    ["level.py", "import main"],
    ["unused.py", "u = 1"],
    ["notes.txt", "import unused"],
  ] as const;
  expect(importedPython(files, "main.py")).toBe("import level as map\nb = 1\nimport main");
});

it.each([
  ["K_LEFT", true],
  ["K_x", true],
  ["name += event.unicode", true],
  ["event.pos", false],
])("whether there is anything to press: %s", (code, expected) => {
  expect(hasKeys(keysOfGame(code))).toBe(expected);
});
