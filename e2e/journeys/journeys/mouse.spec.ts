import { expect, test } from "@playwright/test";

import { STEERED } from "../palace/programs";
import { Studio } from "../palace/studio";

test("a game that holds the mouse gets exact movements, and the mouse comes back", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.play(STEERED);
  const box = await studio.game.boundingBox();
  if (!box) throw new Error("the game is not shown");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.move(x + 4, y);
  await expect(page.getByText("Click the game to steer it")).toBeVisible();
  await expect(studio.game).toHaveCSS("cursor", "none");
  const isLocked = () => page.evaluate(() => document.pointerLockElement !== null);
  expect(await isLocked()).toBe(false);

  await page.mouse.click(x, y);
  await expect.poll(isLocked).toBe(true);
  await expect(page.getByText("Press Esc to get it back")).toBeVisible();
  await expect(studio.printed).toContainText("moved");

  const zoom = box.width / 320;
  await page.mouse.move(x + 30 * zoom, y - 12 * zoom, { steps: 6 });
  await page.mouse.down();
  await page.mouse.up();
  await expect(studio.printed).toContainText("moved 30 -12");

  await page.keyboard.press("Space");
  await expect.poll(isLocked).toBe(false);
  await expect(studio.game).not.toHaveCSS("cursor", "none");
  await expect(page.getByText("Your keys go to the game")).toBeVisible();
});
