import { expect, test } from "@playwright/test";

import { type Colour, hashOf, middleOf } from "../palace/picture";
import { Studio } from "../palace/studio";

/** A number list that the game's code gives a name, such as `CARROT = (240, 128, 60)`. */
function constant(code: string, name: string): number[] {
  const numbers = new RegExp(`^${name} = \\(([^)]*)\\)`, "m").exec(code)?.[1];
  if (numbers === undefined) throw new Error(`the game's code has no ${name}`);
  return numbers.split(",").map(Number);
}

test("a visitor runs the game, plays it, and stops it", async ({ page }) => {
  const studio = new Studio(page);
  const compiled = page.waitForResponse("**/api/compile");
  await studio.open();
  const { code } = (await (await compiled).json()) as { code: string };
  // The hero's body. Where the hero stands, nothing else has this colour.
  const body = constant(code, "CARROT") as unknown as Colour;
  const standing = { x: 0, y: 336, width: 800, height: 48 };

  await expect(studio.stop).toBeDisabled();
  await studio.run.click();
  await studio.expectRunning();
  await expect(studio.game).toBeFocused();

  const before = await hashOf(studio.game);
  await expect.poll(() => hashOf(studio.game), "the title moves by itself").not.toBe(before);

  await page.keyboard.press("Space");
  await expect.poll(async () => (await middleOf(studio.game, body, standing)).x).toBeLessThan(200);
  const start = await middleOf(studio.game, body, standing);
  await page.keyboard.down("ArrowRight");
  await expect
    .poll(async () => (await middleOf(studio.game, body, standing)).x)
    .toBeGreaterThan(start.x + 40);
  await page.keyboard.up("ArrowRight");

  const reached = await middleOf(studio.game, body, standing);
  await page.keyboard.down("ArrowLeft");
  await expect.poll(async () => (await middleOf(studio.game, body, standing)).x).toBeLessThan(reached.x - 20);
  await page.keyboard.up("ArrowLeft");

  await studio.stop.click();
  await studio.expectStopped();
  await expect(studio.run).toBeEnabled();
});
