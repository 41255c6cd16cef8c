/** How the page looks to this visitor: day or night, and how large words and code are. Remembered on this computer. */

export type Paper = "auto" | "light" | "dark";

export interface Appearance {
  paper: Paper;
  /** Sizes in CSS pixels, before the browser's own zoom. */
  wordSize: number;
  codeSize: number;
}

export const WORD_SIZES = { smallest: 16, usual: 18, largest: 26 } as const;
export const CODE_SIZES = { smallest: 12, usual: 16, largest: 28 } as const;
export const SIZE_STEP = 2;

const KEY = "palace.appearance";
const USUAL: Appearance = { paper: "auto", wordSize: WORD_SIZES.usual, codeSize: CODE_SIZES.usual };

function within(
  size: unknown,
  { smallest, usual, largest }: Record<"smallest" | "usual" | "largest", number>,
) {
  return typeof size === "number" ? Math.min(Math.max(size, smallest), largest) : usual;
}

/** Reads what was remembered; anything strange in it counts as not remembered. */
export function parseAppearance(text: string | null): Appearance {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return USUAL;
  }
  if (typeof kept !== "object" || kept === null) return USUAL;
  const { paper, wordSize, codeSize } = kept as Record<keyof Appearance, unknown>;
  return {
    paper: paper === "light" || paper === "dark" ? paper : "auto",
    wordSize: within(wordSize, WORD_SIZES),
    codeSize: within(codeSize, CODE_SIZES),
  };
}

const nightOutside = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let appearance = readKept();

function readKept(): Appearance {
  try {
    return parseAppearance(localStorage.getItem(KEY));
  } catch {
    return USUAL;
  }
}

function show(): void {
  const { paper, wordSize, codeSize } = appearance;
  const root = document.documentElement;
  root.dataset["paper"] = paper === "auto" ? (nightOutside.matches ? "dark" : "light") : paper;
  root.style.setProperty("--word-size", String(wordSize));
  root.style.setProperty("--code-size", String(codeSize));
}

/** Gives the page its remembered look, and follows the computer from day to night. */
export function startAppearance(): void {
  show();
  nightOutside.addEventListener("change", show);
}

export function getAppearance(): Appearance {
  return appearance;
}

export function subscribeAppearance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function changeAppearance(part: Partial<Appearance>): void {
  appearance = { ...appearance, ...part };
  show();
  try {
    localStorage.setItem(KEY, JSON.stringify(appearance));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  for (const listener of listeners) listener();
}
