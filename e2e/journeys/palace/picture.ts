/** What the game's canvas shows, pixel by pixel. */

import type { Locator } from "@playwright/test";

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
}

interface Answer {
  width: number;
  height: number;
  /** FNV-1a of the region's pixels. */
  hash: number;
  /** Middle of the pixels that have the colour; absent where none has. */
  middle: { x: number; y: number } | undefined;
}

/** Looks at the canvas. A worker paints it, so its pixels are read from a copy. */
async function look(game: Locator, question: Question): Promise<Answer> {
  return game.evaluate((node, { region, colour }) => {
    const canvas = node as HTMLCanvasElement;
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (!copy) throw new Error("no 2D canvas");
    copy.drawImage(canvas, 0, 0);
    const area = region ?? { x: 0, y: 0, width, height };
    const { data } = copy.getImageData(area.x, area.y, area.width, area.height);
    let hash = 0x811c9dc5;
    let [sumX, sumY, count] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      for (let part = 0; part < 3; part += 1) hash = Math.imul(hash ^ (data[at + part] ?? 0), 0x01000193);
      if (colour?.every((value, part) => value === data[at + part])) {
        sumX += area.x + ((at / 4) % area.width);
        sumY += area.y + Math.floor(at / 4 / area.width);
        count += 1;
      }
    }
    const middle = count > 0 ? { x: sumX / count, y: sumY / count } : undefined;
    return { width, height, hash, middle };
  }, question);
}

/** A number that differs when the picture, or the region of it, differs. */
export async function hashOf(game: Locator, region?: Region): Promise<number> {
  return (await look(game, { region, colour: undefined })).hash;
}

export async function sizeOf(game: Locator): Promise<[width: number, height: number]> {
  const { width, height } = await look(game, {
    region: { x: 0, y: 0, width: 1, height: 1 },
    colour: undefined,
  });
  return [width, height];
}

/** The middle of everything that has exactly this colour. */
export async function middleOf(
  game: Locator,
  colour: Colour,
  region?: Region,
): Promise<{ x: number; y: number }> {
  const { middle } = await look(game, { region, colour });
  if (!middle) throw new Error(`nothing in the picture is rgb(${colour.join(", ")})`);
  return middle;
}

/** Whether something in the picture has exactly this colour. */
export async function shows(game: Locator, colour: Colour, region?: Region): Promise<boolean> {
  return (await look(game, { region, colour })).middle !== undefined;
}
