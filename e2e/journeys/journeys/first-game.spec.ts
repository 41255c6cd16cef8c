import { expect, test } from "@playwright/test";

import { expectSteered, HEROES, keysOf } from "../palace/heroes";
import { hashOf, withoutVideo } from "../palace/picture";
import { Studio } from "../palace/studio";

test("a visitor runs the game, plays it, and stops it", async ({ page }) => {
  await withoutVideo(page);
  const studio = new Studio(page);
  await studio.open();

  await expect(studio.stop).toBeDisabled();
  await studio.run.click();
  await studio.expectRunning();
  await expect(studio.game).toBeFocused();

  const before = await hashOf(studio.game);
  await page.keyboard.press("Space");
  await expect.poll(() => hashOf(studio.game), "the title goes").not.toBe(before);
  await expectSteered(studio, HEROES.platformer, keysOf(page, HEROES.platformer));

  await studio.stop.click();
  await studio.expectStopped();
  await expect(studio.run).toBeEnabled();
});
