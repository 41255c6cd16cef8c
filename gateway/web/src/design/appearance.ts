/** How the page looks to this visitor: paper, contrast, letters and sizes. Remembered on this computer. */

export type Paper = "auto" | "light" | "dark";
export type Typeface = "usual" | "dyslexic";

export interface Appearance {
  paper: Paper;
  /** Ink on plain paper, with an outline around everything. */
  strongContrast: boolean;
  typeface: Typeface;
  /** Sizes in CSS pixels, before the browser's own zoom. */
  wordSize: number;
  codeSize: number;
}

export const WORD_SIZES = { smallest: 16, usual: 18, largest: 26 } as const;
export const CODE_SIZES = { smallest: 12, usual: 16, largest: 28 } as const;
export const SIZE_STEP = 2;

const KEY = "palace.appearance";
const nightOutside = window.matchMedia("(prefers-color-scheme: dark)");
const moreContrastWanted = window.matchMedia("(prefers-contrast: more)");

function usual(): Appearance {
  return {
    paper: "auto",
    strongContrast: moreContrastWanted.matches,
    typeface: "usual",
    wordSize: WORD_SIZES.usual,
    codeSize: CODE_SIZES.usual,
  };
}

function within(
  size: unknown,
  { smallest, usual: middle, largest }: Record<"smallest" | "usual" | "largest", number>,
) {
  return typeof size === "number" ? Math.min(Math.max(size, smallest), largest) : middle;
}

/** Reads what was remembered; anything strange in it counts as not remembered. */
export function parseAppearance(text: string | null): Appearance {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return usual();
  }
  if (typeof kept !== "object" || kept === null) return usual();
  const { paper, strongContrast, typeface, wordSize, codeSize } = kept as Record<keyof Appearance, unknown>;
  return {
    paper: paper === "light" || paper === "dark" ? paper : "auto",
    strongContrast: typeof strongContrast === "boolean" ? strongContrast : usual().strongContrast,
    typeface: typeface === "dyslexic" ? typeface : "usual",
    wordSize: within(wordSize, WORD_SIZES),
    codeSize: within(codeSize, CODE_SIZES),
  };
}

const listeners = new Set<() => void>();
let appearance = readKept();

function readKept(): Appearance {
  try {
    return parseAppearance(localStorage.getItem(KEY));
  } catch {
    return usual();
  }
}

function show(): void {
  const { paper, strongContrast, typeface, wordSize, codeSize } = appearance;
  const root = document.documentElement;
  root.dataset["paper"] = paper === "auto" ? (nightOutside.matches ? "dark" : "light") : paper;
  root.dataset["contrast"] = strongContrast ? "strong" : "usual";
  root.dataset["typeface"] = typeface;
  root.style.setProperty("--word-size", String(wordSize));
  root.style.setProperty("--code-size", String(codeSize));
  // These letters are fetched by those who want them.
  if (typeface === "dyslexic") void import("./dyslexic.css");
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
