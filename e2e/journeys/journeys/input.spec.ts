import { expect, test } from "@playwright/test";

import { hashOf, middleOf, shows, sizeOf } from "../palace/picture";
import { GREEN, RED, SQUARES } from "../palace/programs";
import { Studio } from "../palace/studio";

test.beforeEach(async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write(SQUARES);
  await page.keyboard.press("Control+Enter");
  await studio.expectRunning();
  await expect.poll(() => sizeOf(studio.game)).toEqual([320, 200]);
  await expect(studio.printed).toContainText("ready");
});

test("a key changes the picture where it should and nowhere else", async ({ page }) => {
  const { game } = new Studio(page);
  const sky = { x: 0, y: 0, width: 320, height: 140 };
  const [start, skyBefore] = [await middleOf(game, RED), await hashOf(game, sky)];
  await page.keyboard.down("ArrowRight");
  await expect.poll(async () => (await middleOf(game, RED)).x).toBeGreaterThan(start.x + 30);
  await page.keyboard.up("ArrowRight");
  expect(await hashOf(game, sky)).toBe(skyBefore);
  expect((await middleOf(game, RED)).y).toBe(start.y);
});

test("the mouse presses where it points, whatever the size of the screen", async ({ page }) => {
  const { game } = new Studio(page);
  expect(await shows(game, GREEN)).toBe(false);
  const box = await game.boundingBox();
  if (!box) throw new Error("the game is not shown");
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.5);
  await expect.poll(() => shows(game, GREEN)).toBe(true);
  const middle = await middleOf(game, GREEN);
  expect(Math.abs(middle.x - 80)).toBeLessThanOrEqual(2);
  expect(Math.abs(middle.y - 100)).toBeLessThanOrEqual(2);
});

test("Esc gives the keys back, and lets go of those that are held", async ({ page }) => {
  const studio = new Studio(page);
  await page.keyboard.down("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(studio.game).not.toBeFocused();
  await expect(studio.printed).toContainText("up right");

  // In two pictures that came after that, the square is in one place.
  const box = await studio.game.boundingBox();
  if (!box) throw new Error("the game is not shown");
  const placeOnce = async (part: number) => {
    await page.mouse.click(box.x + box.width * part, box.y + box.height * 0.25);
    await expect
      .poll(async () => Math.abs((await middleOf(studio.game, GREEN)).x - 320 * part))
      .toBeLessThanOrEqual(2);
    return (await middleOf(studio.game, RED)).x;
  };
  expect(await placeOnce(0.25)).toBe(await placeOnce(0.75));
  await page.keyboard.up("ArrowRight");
});

test("Run while a game runs starts it anew", async ({ page }) => {
  const { game, run } = new Studio(page);
  const start = await middleOf(game, RED);
  await page.keyboard.down("ArrowRight");
  await expect.poll(async () => (await middleOf(game, RED)).x).toBeGreaterThan(start.x + 30);
  await page.keyboard.up("ArrowRight");
  await run.click();
  await expect.poll(async () => (await middleOf(game, RED)).x).toBe(start.x);
});
