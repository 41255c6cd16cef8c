/** Which keys a game uses, as far as its code tells: what a touch pad or a gamepad should offer. */

export type Direction = "left" | "right" | "up" | "down";

export interface GameKeys {
  /** The keys that move, by direction; only those the game uses. Each is a `KeyboardEvent.code`. */
  directions: Partial<Record<Direction, string>>;
  /** Where a game moves two players: the keys of the second one. */
  secondDirections: Partial<Record<Direction, string>>;
  /** The other keys, the most important first. */
  buttons: string[];
  /** Whether the game reads what is typed, and not only which keys are down. */
  readsText: boolean;
}

export const ARROWS: Record<Direction, string> = {
  left: "ArrowLeft",
  right: "ArrowRight",
  up: "ArrowUp",
  down: "ArrowDown",
};
export const LETTERS: Record<Direction, string> = { left: "KeyA", right: "KeyD", up: "KeyW", down: "KeyS" };
export const DIRECTIONS = ["left", "right", "up", "down"] as const;

/** Buttons for thumbs: more would not fit a phone beside the picture. */
export const MOST_BUTTONS = 6;

/** Names of keys in pygame, Pygame Zero, turtle and tkinter, in small letters, where they are no single character. */
const NAMED: Record<string, string> = {
  left: "ArrowLeft",
  right: "ArrowRight",
  up: "ArrowUp",
  down: "ArrowDown",
  space: "Space",
  return: "Enter",
  enter: "Enter",
  kp_enter: "NumpadEnter",
  lshift: "ShiftLeft",
  rshift: "ShiftRight",
  shift_l: "ShiftLeft",
  shift_r: "ShiftRight",
  lctrl: "ControlLeft",
  rctrl: "ControlRight",
  control_l: "ControlLeft",
  control_r: "ControlRight",
  lalt: "AltLeft",
  ralt: "AltRight",
  tab: "Tab",
  backspace: "Backspace",
  delete: "Delete",
  pageup: "PageUp",
  pagedown: "PageDown",
  home: "Home",
  end: "End",
};
const FIRST_BUTTONS = ["Space", "Enter", "NumpadEnter"];

/** Places where code names a key; the first group is its name. */
const MENTIONS = [
  // pygame.K_LEFT
  /\bK_(\w+)/g,
  // Pygame Zero: keyboard.left, keys.SPACE
  /\b(?:keyboard|keys)\.(\w+)/g,
  // turtle: screen.onkeypress(jump, "space")
  /\bonkey(?:press|release)?\([^"'\n]*["'](\w+)["']/g,
  // tkinter: window.bind("<Left>", …), window.bind("<KeyPress-a>", …)
  /\bbind(?:_all)?\(\s*["']<?(?:Key(?:Press|Release)?-)?(\w+)>?["']/g,
];
const READS_TEXT = /\.unicode\b|\bTEXTINPUT\b|\bstart_text_input\b|\b(?:text|num)input\(|\bEntry\(/;
const ANY_KEY = /\bKEY(?:DOWN|UP)\b|\bon_key_(?:down|up)\b/;
const COMMENT = /(?:^|\s)#[^"'\n]*$/gm;

/** The `KeyboardEvent.code` of a key's name in Python. */
function codeOf(name: string): string | undefined {
  if (/^[a-zA-Z]$/.test(name)) return `Key${name.toUpperCase()}`;
  if (/^\d$/.test(name)) return `Digit${name}`;
  if (/^[fF]\d\d?$/.test(name)) return name.toUpperCase();
  return NAMED[name.toLowerCase()];
}

/** The keys that Python code uses. */
export function keysOfGame(code: string): GameKeys {
  const source = code.replace(COMMENT, "");
  const used = new Set<string>();
  for (const mention of MENTIONS) {
    for (const [, name] of source.matchAll(mention)) {
      const key = codeOf(name ?? "");
      if (key !== undefined) used.add(key);
    }
  }
  if (used.size === 0 && ANY_KEY.test(source)) used.add("Space");
  const usedOf = (keys: Record<Direction, string>) =>
    Object.fromEntries(Object.entries(keys).filter(([, key]) => used.has(key))) as GameKeys["directions"];
  const arrows = usedOf(ARROWS);
  const letters = usedOf(LETTERS);
  const hasArrows = Object.keys(arrows).length > 0;
  // One letter alone is a command, such as D for "drop".
  const hasLetters = Object.keys(letters).length > 1;
  const directions = hasArrows ? arrows : hasLetters ? letters : {};
  const moving = new Set([...Object.values(directions), ...(hasLetters ? Object.values(letters) : [])]);
  const others = [...used].filter((key) => !moving.has(key));
  return {
    directions,
    secondDirections: hasArrows && hasLetters ? letters : {},
    buttons: [
      ...FIRST_BUTTONS.filter((key) => others.includes(key)),
      ...others.filter((key) => !FIRST_BUTTONS.includes(key)),
    ].slice(0, MOST_BUTTONS),
    readsText: READS_TEXT.test(source),
  };
}

/** Whether there is anything for thumbs to press. */
export function hasKeys({ directions, buttons, readsText }: GameKeys): boolean {
  return buttons.length > 0 || Object.keys(directions).length > 0 || readsText;
}
