/** Whom the player steers in each kind of game as it is made at first: by which keys, in which colour, and where. */

import { expect, type Locator, type Page } from "@playwright/test";

import { type Colour, middleOf, type Region, SOON } from "./picture";
import type { Studio } from "./studio";

export interface Hero {
  /** A colour that meets the other one in no other picture of the game. */
  colour: Colour;
  beside?: Colour;
  region: Region;
  axis: "x" | "y";
  /** The key towards the smaller numbers of the axis, and the one towards the larger ones. */
  smaller: string;
  larger: string;
}

const CHERRY: Colour = [191, 35, 64];
const BLUSH: Colour = [246, 169, 180];
const LAGOON: Colour = [12, 113, 118];

const ACROSS = { axis: "x", smaller: "ArrowLeft", larger: "ArrowRight" } as const;
/** What lies between the two bars of a game. */
const WORLD: Region = { x: 0, y: 48, width: 768, height: 384 };

export const HEROES = {
  /** The body around the eyes. */
  platformer: { ...ACROSS, colour: [240, 128, 60], beside: [251, 246, 236], region: WORLD },
  /** The face below the hair. */
  rpg: { ...ACROSS, colour: BLUSH, beside: [138, 72, 41], region: WORLD },
  /** The hands beside the shirt. */
  dungeon: { ...ACROSS, colour: BLUSH, beside: LAGOON, region: WORLD },
  /** The light stripe in the paint of the car. */
  racing: {
    colour: BLUSH,
    beside: CHERRY,
    region: { ...WORLD, x: 130, width: 90 },
    axis: "y",
    smaller: "ArrowUp",
    larger: "ArrowDown",
  },
  /** The upper edge of the frame around the square that will be swapped. */
  puzzle: { ...ACROSS, colour: [255, 200, 61], region: { x: 192, y: 216, width: 384, height: 3 } },
  /** What is seen through the window of the ship. */
  space: { ...ACROSS, colour: LAGOON, beside: [150, 211, 240], region: WORLD },
} as const satisfies Record<string, Hero>;

const HEARTS: Region = { x: 0, y: 51, width: 300, height: 39 };
/** Hearts hang beside each other; one more or less moves the middle of all by half of this. */
const HEART_TO_HEART = 33;
/** What else is cherry there moves the middle less than this. */
const BESIDE = 4;

/** How far right the middle of the hero's hearts is, on the title and in play. */
export async function middleOfHearts(game: Locator): Promise<number> {
  return (await middleOf(game, CHERRY, HEARTS)).x;
}

/** Waits until there are so many hearts more, or fewer, than when their middle was here. */
export async function expectMoreHearts(game: Locator, before: number, more: number): Promise<void> {
  const expected = before + (more * HEART_TO_HEART) / 2;
  await expect
    .poll(async () => Math.abs((await middleOfHearts(game)) - expected), {
      message: `${more} more hearts`,
      intervals: SOON,
    })
    .toBeLessThan(BESIDE);
}

/** How far a hero has to go, in pixels of the game. */
const FAR = 40;

/** Some means of steering: holds one way or the other, and lets go. */
export interface Helm {
  hold: (way: "smaller" | "larger") => Promise<void>;
  letGo: () => Promise<void>;
}

/**
 * Steers a hero there and back again. A scene that moves by itself may go one way; it does not turn round with the helm.
 * At first towards the smaller numbers, where an edge is near: however late a busy machine shows it, nobody gets lost.
 */
export async function expectSteered(
  { game }: Studio,
  { colour, beside, region, axis }: Hero,
  { hold, letGo }: Helm,
): Promise<void> {
  const place = async () => (await middleOf(game, colour, region, beside))[axis];
  const start = await place();
  await hold("smaller");
  await expect.poll(place, { message: "the hero goes there", intervals: SOON }).toBeLessThan(start - FAR);
  await letGo();
  const turned = await place();
  await hold("larger");
  await expect.poll(place, { message: "the hero comes back", intervals: SOON }).toBeGreaterThan(turned + FAR);
  await letGo();
}

/** By the keyboard, which has to belong to the game. */
export function keysOf(page: Page, hero: Hero): Helm {
  let held = "";
  return {
    hold: (way) => page.keyboard.down((held = hero[way])),
    letGo: () => page.keyboard.up(held),
  };
}
