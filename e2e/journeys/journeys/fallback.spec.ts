import { expect, test } from "@playwright/test";

import { Network } from "../palace/network";
import { middleOf, sizeOf } from "../palace/picture";
import { RED, SQUARES } from "../palace/programs";
import { Studio } from "../palace/studio";

const NOTICE = "this network blocks the fast way";

let network: Network;
test.beforeEach(async ({ baseURL }) => {
  network = await Network.open(baseURL ?? "", "refuse");
});
test.afterEach(() => {
  network.close();
});

test("where no socket gets through, the game is seen and played all the same, and the page says so", async ({
  page,
}) => {
  const studio = new Studio(page);
  const { game } = studio;
  await studio.open(network.address);
  await studio.play(SQUARES);
  await expect.poll(() => sizeOf(game)).toEqual([320, 200]);
  await expect(page.getByText(NOTICE)).toBeVisible();
  expect(network.sockets).toBe(1);

  const start = await middleOf(game, RED);
  await page.keyboard.down("ArrowRight");
  await expect.poll(async () => (await middleOf(game, RED)).x).toBeGreaterThan(start.x + 30);
  await page.keyboard.up("ArrowRight");

  await studio.stop.click();
  await studio.expectStopped();
  await expect(page.getByText(NOTICE)).toBeHidden();

  network.treatment = "pass";
  await studio.run.click();
  await studio.expectRunning();
  expect(network.sockets, "the next run tries the fast way again").toBe(2);
  // What a key does is seen: had the page gone the slow way, it would have said so by now.
  const again = await middleOf(game, RED);
  await page.keyboard.down("ArrowRight");
  await expect.poll(async () => (await middleOf(game, RED)).x).toBeGreaterThan(again.x + 30);
  await page.keyboard.up("ArrowRight");
  await expect(page.getByText(NOTICE)).toBeHidden();
});

test("where a socket opens and nothing comes through it, the game is seen too", async ({ page }) => {
  network.treatment = "swallow";
  const studio = new Studio(page);
  await studio.open(network.address);
  await studio.play(SQUARES);
  await expect.poll(() => sizeOf(studio.game)).toEqual([320, 200]);
  await expect(page.getByText(NOTICE)).toBeVisible();
  expect(network.sockets).toBe(1);
});
