/** What the game's canvas shows, pixel by pixel. */

import { expect, type Locator, type Page } from "@playwright/test";

export type Colour = readonly [red: number, green: number, blue: number];

/** Part of the picture, in pixels of the game. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Question {
  region: Region | undefined;
  colour: Colour | undefined;
  /** Only where this colour is right beside, above or below the other one. */
  beside: Colour | undefined;
}

interface Answer {
  width: number;
  height: number;
  /** FNV-1a of the region's pixels. */
  hash: number;
  /** Middle of the pixels that were asked for; absent where there is none. */
  middle: { x: number; y: number } | undefined;
}

/** How often to look at a picture that will change soon, in ms. */
export const SOON = [50];
/** How long a picture must stay the same to stand still. */
const STILL_MS = 1_000;

/** Looks at the canvas. A worker paints it, so its pixels are read from a copy. */
async function look(game: Locator, question: Question): Promise<Answer> {
  return game.evaluate((node, { region, colour, beside }) => {
    const canvas = node as HTMLCanvasElement;
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (!copy) throw new Error("no 2D canvas");
    copy.drawImage(canvas, 0, 0);
    const area = region ?? { x: 0, y: 0, width, height };
    const { data } = copy.getImageData(area.x, area.y, area.width, area.height);
    const has = (at: number, colour: Colour) => colour.every((value, part) => value === data[at + part]);
    const row = 4 * area.width;
    const meets = (at: number, other: Colour) => {
      const column = at % row;
      const sides = [column > 0 ? at - 4 : -1, column < row - 4 ? at + 4 : -1, at - row, at + row];
      return sides.some((side) => has(side, other));
    };
    let hash = 0x811c9dc5;
    let [sumX, sumY, count] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      for (let part = 0; part < 3; part += 1) hash = Math.imul(hash ^ (data[at + part] ?? 0), 0x01000193);
      if (colour && has(at, colour) && (!beside || meets(at, beside))) {
        sumX += area.x + ((at / 4) % area.width);
        sumY += area.y + Math.floor(at / 4 / area.width);
        count += 1;
      }
    }
    const middle = count > 0 ? { x: sumX / count, y: sumY / count } : undefined;
    return { width, height, hash, middle };
  }, question);
}

/**
 * Makes the page's browser one that can show no video, before it is there. All of a moving picture then comes to the
 * pixel, where a busy machine, or a slow line, would get it in other colours.
 */
export async function withoutVideo(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // The page takes WebAssembly for video where it is an object; sound needs it too.
    const forSound = Object.setPrototypeOf(() => undefined, WebAssembly) as unknown;
    Object.assign(window, { VideoDecoder: undefined, WebAssembly: forSound });
  });
}

/** A number that differs when the picture, or the region of it, differs. */
export async function hashOf(game: Locator, region?: Region): Promise<number> {
  return (await look(game, { region, colour: undefined, beside: undefined })).hash;
}

export async function sizeOf(game: Locator): Promise<[width: number, height: number]> {
  const { width, height } = await look(game, {
    region: { x: 0, y: 0, width: 1, height: 1 },
    colour: undefined,
    beside: undefined,
  });
  return [width, height];
}

/** The middle of everything that has exactly this colour, if told right beside another one; waits until something has. */
export async function middleOf(
  game: Locator,
  colour: Colour,
  region?: Region,
  beside?: Colour,
): Promise<{ x: number; y: number }> {
  // One look may fall between two games, or on a hero that blinks.
  const seen = { middle: (await look(game, { region, colour, beside })).middle };
  await expect
    .poll(async () => (seen.middle ??= (await look(game, { region, colour, beside })).middle) !== undefined, {
      message: `something in the picture is rgb(${colour.join(", ")})`,
      intervals: SOON,
    })
    .toBe(true);
  return seen.middle as { x: number; y: number };
}

/** Whether something in the picture has exactly this colour. */
export async function shows(game: Locator, colour: Colour, region?: Region): Promise<boolean> {
  return (await look(game, { region, colour, beside: undefined })).middle !== undefined;
}

/**
 * A number for the picture once it stands still, as a game's title does: it is the same for a second, and more than one
 * colour, which a window shows that nothing was painted in yet.
 */
export async function stillPicture(game: Locator): Promise<number> {
  await game.evaluate(async (node, stillMs) => {
    const canvas = node as HTMLCanvasElement;
    const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (!copy) throw new Error("no 2D canvas");
    let [seen, sinceMs] = [new Uint32Array(), performance.now()];
    while (performance.now() - sinceMs < stillMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      copy.canvas.width = canvas.width;
      copy.canvas.height = canvas.height;
      copy.drawImage(canvas, 0, 0);
      const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      const same = pixels.length === seen.length && pixels.every((pixel, at) => pixel === seen[at]);
      if (same && pixels.some((pixel) => pixel !== pixels[0])) continue;
      [seen, sinceMs] = [pixels, performance.now()];
    }
  }, STILL_MS);
  return hashOf(game);
}
