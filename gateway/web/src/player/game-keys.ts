/** Which keys a game uses, as far as its code tells: what a touch pad or a gamepad should offer. */

export type Direction = "left" | "right" | "up" | "down";

export interface GameKeys {
  /** The keys that move, by direction; only those the game uses. Each is a `KeyboardEvent.code`. */
  directions: Partial<Record<Direction, string>>;
  /** Where a game moves two players: the keys of the second one. */
  secondDirections: Partial<Record<Direction, string>>;
  /** The other keys, the most important first; one for each action where the code names its actions. */
  buttons: string[];
  /** What the code calls that which a button does, by the button's key. */
  actions: Readonly<Record<string, string>>;
  /** The key that begins the game, where no button does. */
  start?: string | undefined;
  /** The key that makes the game rest and go on. */
  rest?: string | undefined;
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

/** A table of keys at the left edge of the code, by what they do: `KEYS = {"jump": (pygame.K_SPACE, pygame.K_UP)}`. */
const TABLE = /^(\w*KEYS)\s*=\s*\{([^}]*)\}/gm;
const ENTRY = /["'](\w+)["']\s*:([^"']*)/g;
/** The table of what can be pressed in every game that was made here: it starts, rests and begins again. */
const STAGE_TABLE = "STAGE_KEYS";

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

/** The keys that some Python names, in its order. */
function mentionedIn(source: string): Set<string> {
  const mentioned = new Set<string>();
  for (const mention of MENTIONS) {
    for (const [, name] of source.matchAll(mention)) {
      const key = codeOf(name ?? "");
      if (key !== undefined) mentioned.add(key);
    }
  }
  return mentioned;
}

/** The keys of each action that tables of keys name: those of the game, and those of every game. */
function actionsIn(source: string): { own: Map<string, string[]>; stage: Map<string, string[]> } {
  const own = new Map<string, string[]>();
  const stage = new Map<string, string[]>();
  for (const [, table, entries = ""] of source.matchAll(TABLE)) {
    for (const [, action = "", value = ""] of entries.matchAll(ENTRY)) {
      const keys = [...mentionedIn(value)];
      if (keys.length > 0) (table === STAGE_TABLE ? stage : own).set(action, keys);
    }
  }
  return { own, stage };
}

/** Of some keys that do the same, the one to offer, if there is any. */
function bestOf(keys: readonly string[], best: readonly string[]): string[] {
  return [...best.filter((key) => keys.includes(key)), ...keys].slice(0, 1);
}

function isDirection(action: string): action is Direction {
  return DIRECTIONS.some((direction) => direction === action);
}

const IMPORTED = /^\s*(?:from\s+(\w+)\s+import\b|import\s+([\w, \t]+))/gm;

/** The Python that a program imports from its own folder, straight or through others. */
export function importedPython(
  files: Iterable<readonly [path: string, text: string]>,
  entry: string,
): string {
  const texts = new Map(files);
  const found = new Set([entry]);
  // What is found while it is walked through is walked through too.
  for (const path of found) {
    for (const [, from, several = ""] of (texts.get(path) ?? "").matchAll(IMPORTED)) {
      const names =
        from === undefined ? several.split(",").map((name) => name.trim().split(/\s/)[0]) : [from];
      for (const name of names) if (texts.has(`${name}.py`)) found.add(`${name}.py`);
    }
  }
  found.delete(entry);
  return [...found].map((path) => texts.get(path)).join("\n");
}

/** The keys that a game uses: as its program says, and the Python besides. */
export function keysOfGame(code: string, besides = ""): GameKeys {
  const source = `${code}\n${besides}`.replace(COMMENT, "");
  const { own, stage } = actionsIn(source);
  const used = mentionedIn(own.size > 0 || stage.size > 0 ? source.replace(TABLE, "") : source);
  if (used.size === 0 && own.size === 0 && ANY_KEY.test(source)) used.add("Space");
  const named: GameKeys["directions"] = {};
  const actions: Record<string, string> = {};
  for (const [action, keys] of own) {
    for (const key of keys) used.delete(key);
    for (const key of bestOf(keys, isDirection(action) ? Object.values(ARROWS) : FIRST_BUTTONS)) {
      if (isDirection(action)) named[action] = key;
      else actions[key] = action;
    }
  }
  const usedOf = (keys: Record<Direction, string>) =>
    Object.fromEntries(Object.entries(keys).filter(([, key]) => used.has(key))) as GameKeys["directions"];
  const arrows = usedOf(ARROWS);
  const letters = usedOf(LETTERS);
  const hasArrows = Object.keys(arrows).length > 0;
  // One letter alone is a command, such as D for "drop".
  const hasLetters = Object.keys(letters).length > 1;
  const directions = { ...(hasArrows ? arrows : hasLetters ? letters : {}), ...named };
  const moving = new Set([...Object.values(directions), ...(hasLetters ? Object.values(letters) : [])]);
  const others = [...Object.keys(actions), ...[...used].filter((key) => !moving.has(key))];
  const start = stage.get("start") ?? [];
  return {
    directions,
    secondDirections: hasArrows && hasLetters ? letters : {},
    buttons: [
      ...FIRST_BUTTONS.filter((key) => others.includes(key)),
      ...others.filter((key) => !FIRST_BUTTONS.includes(key)),
    ].slice(0, MOST_BUTTONS),
    actions,
    start: start.some((key) => others.includes(key)) ? undefined : bestOf(start, FIRST_BUTTONS)[0],
    rest: stage.get("rest")?.[0],
    readsText: READS_TEXT.test(source),
  };
}

/** Whether there is anything for thumbs to press. */
export function hasKeys({ directions, buttons, start, readsText }: GameKeys): boolean {
  return buttons.length > 0 || Object.keys(directions).length > 0 || start !== undefined || readsText;
}
