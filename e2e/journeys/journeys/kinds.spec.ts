/**
 * Each kind of game from Pixel's first question to the game taken home: made, played, changed three times, exported, run
 * outside.
 */

import { expect, type Page, test } from "@playwright/test";

import { expectMoreHearts, expectSteered, HEROES, keysOf, middleOfHearts } from "../palace/heroes";
import { pictureOutside } from "../palace/outside";
import {
  type Colour,
  hashOf,
  type Region,
  shows,
  sizeOf,
  SOON,
  stillPicture,
  withoutVideo,
} from "../palace/picture";
import { keepPictures } from "../palace/pictures";
import { saveOnComputer, Studio } from "../palace/studio";
import { Wizard } from "../palace/wizard";

/** On the card of the title: the name, and below it what the game is about and how to begin. */
const NAME: Region = { x: 140, y: 150, width: 488, height: 68 };
const SIGN: Region = { x: 140, y: 225, width: 488, height: 115 };
const STATUS: Region = { x: 0, y: 0, width: 768, height: 45 };
const SKY: Region = { x: 0, y: 55, width: 180, height: 25 };

const HONEY: Colour = [255, 200, 61];

const card = (page: Page, title: string) => page.getByRole("article", { name: title, exact: true });

/** By the blocks of a card: there is one heart more, on the title and in play. */
async function oneMoreHeart(page: Page, { game }: Studio): Promise<void> {
  const before = await middleOfHearts(game);
  await card(page, "Hearts").getByRole("button", { name: "Hearts: more" }).click();
  await expectMoreHearts(game, before, 1);
}

/** By the colours of a card: there is another sky. */
async function honeySky(page: Page, { game }: Studio): Promise<void> {
  expect(await shows(game, HONEY, SKY)).toBe(false);
  await card(page, "Sky").getByRole("button", { name: "Pick a colour" }).click();
  await page.getByRole("button", { name: "Honey" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => shows(game, HONEY, SKY), { intervals: SOON }).toBe(true);
}

/** By the slider of a card: there is one move more, and the bar above says so. */
async function oneMoreMove(page: Page, { game }: Studio): Promise<void> {
  const before = await hashOf(game, STATUS);
  await card(page, "Moves").getByRole("slider").press("ArrowRight");
  await expect.poll(() => hashOf(game, STATUS), { intervals: SOON }).not.toBe(before);
}

/** The name of each kind in the wizard, and a change by a card that is seen at once, on the title and in play. */
const KINDS = {
  platformer: { kind: "Platformer", change: oneMoreHeart },
  rpg: { kind: "Adventure", change: oneMoreHeart },
  dungeon: { kind: "Dungeon", change: oneMoreHeart },
  racing: { kind: "Racing", change: honeySky },
  puzzle: { kind: "Puzzle", change: oneMoreMove },
  space: { kind: "Space", change: oneMoreHeart },
} as const satisfies Record<keyof typeof HEROES, object>;

interface Title {
  name: number;
  sign: number;
}

const titleOf = async ({ game }: Studio): Promise<Title> => ({
  name: await hashOf(game, NAME),
  sign: await hashOf(game, SIGN),
});

/** Waits for a title that has another name than the one before, and is the same otherwise. Answers it. */
async function expectOtherName(studio: Studio, before: Title): Promise<Title> {
  const look = async () => {
    const { name, sign } = await titleOf(studio);
    return { otherName: name !== before.name, sameSign: sign === before.sign };
  };
  await expect.poll(look, { intervals: SOON }).toEqual({ otherName: true, sameSign: true });
  await stillPicture(studio.game);
  return titleOf(studio);
}

for (const id of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
  const { kind, change } = KINDS[id];
  test(`${kind}: made, played, changed, taken home`, async ({ page }) => {
    test.setTimeout(180_000);
    await withoutVideo(page);
    const studio = new Studio(page);
    await new Wizard(page).make({ kind, name: `My ${kind}` });
    await studio.expectRunning();
    await expect(page.getByRole("heading", { level: 1, name: `My ${kind}` })).toBeVisible();
    await stillPicture(studio.game);
    let title = await titleOf(studio);

    await test.step("its keys steer whom they should", async () => {
      await studio.game.press("Space");
      await expect.poll(() => hashOf(studio.game, SIGN), { intervals: SOON }).not.toBe(title.sign);
      await expectSteered(studio, HEROES[id], keysOf(page, HEROES[id]));
      await keepPictures(page, `light/playing-${id}`);
    });

    await test.step("a tweak card changes the game that runs", async () => {
      await page.getByRole("radio", { name: "Tweak" }).click();
      // From the title on: what happens in play meanwhile, such as a heart that is lost, is not of the card's making.
      await studio.run.click();
      await expect.poll(() => hashOf(studio.game, SIGN), { intervals: SOON }).toBe(title.sign);
      await change(page, studio);
    });

    await test.step("and so does the card of its name", async () => {
      const name = page.getByRole("textbox", { name: "Game name" });
      await name.fill("Tweaked");
      await name.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: "Tweaked" })).toBeVisible();
      await studio.run.click();
      title = await expectOtherName(studio, title);
    });

    await test.step("a change by hand changes the game", async () => {
      await page.getByRole("radio", { name: "Code" }).click();
      const line = page.locator(".cm-line", { hasText: /^GAME_NAME = / });
      await line.click();
      await page.keyboard.press("End");
      await page.keyboard.press("Backspace");
      await page.keyboard.insertText(' by hand"');
      await expect(line).toHaveText('GAME_NAME = "Tweaked by hand"');
      await page.keyboard.press("Control+Enter");
      title = await expectOtherName(studio, title);
    });

    await test.step("taken home, it begins with the same picture", async () => {
      const [width, height] = await sizeOf(studio.game);
      const streamed = await hashOf(studio.game);
      const zip = await saveOnComputer(page);
      expect(await pictureOutside(zip, width, height)).toEqual({ width, height, hash: streamed });
    });
  });
}
