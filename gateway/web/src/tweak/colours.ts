/** The Palace's sixteen colours as numbers, read from the page's own style sheet. */

export const COLOUR_NAMES = [
  "ink",
  "night",
  "slate",
  "fog",
  "chalk",
  "paper",
  "cherry",
  "carrot",
  "honey",
  "leaf",
  "moss",
  "lagoon",
  "sky",
  "plum",
  "clay",
  "blush",
] as const;

export type ColourName = (typeof COLOUR_NAMES)[number];
export type Rgb = readonly [number, number, number];

/** `#rrggbb` as numbers from 0 to 255. */
export function rgbOf(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) || 0;
  return [part(1), part(3), part(5)];
}

export function hexOf(colour: readonly number[]): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

export function paletteColours(): { name: ColourName; rgb: Rgb }[] {
  const style = getComputedStyle(document.documentElement);
  return COLOUR_NAMES.map((name) => ({
    name,
    rgb: rgbOf(style.getPropertyValue(`--color-${name}`).trim()),
  }));
}
