import { expect, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectNothingTooWide } from "../palace/barriers";
import { CRASHING, CRASHING_LINE } from "../palace/programs";
import { choose, Studio } from "../palace/studio";

test("a crash and the choice of looks have no barriers", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write(CRASHING);
  await studio.run.click();
  await expect(studio.status).toContainText(`line ${CRASHING_LINE}`);
  await expectNoBarriersByDayAndNight(page, "a crash");
  await page.getByRole("button", { name: "Look" }).click();
  await expect(page.getByRole("dialog", { name: "How it looks" })).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "the choice of looks");
});

test("words beside a block, notices and messages have no barriers", async ({ page, context }) => {
  const studio = new Studio(page);
  const id = await studio.open();
  await choose(page, "Earlier versions");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).hover();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "words beside a block");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  const other = new Studio(await context.newPage());
  await other.enter(id);
  await studio.write(CRASHING);
  await studio.save();
  await other.write("overtaken = True\n");
  await expect(other.page.getByRole("heading", { name: "Another window was faster" })).toBeVisible();
  await expectNoBarriersByDayAndNight(other.page, "a notice of two windows");
  await other.page.close();

  await choose(page, "Put it in the trash");
  const messages = page.getByRole("region", { name: "Messages" });
  await messages.getByRole("button", { name: "Undo" }).focus();
  await expectNoBarriersByDayAndNight(page, "a message");
  await page.keyboard.press("Enter");
  await expect(studio.code).toBeVisible();

  await context.clearCookies();
  await studio.write("signed_in = False\n");
  await expect(page.getByRole("heading", { name: "You are not signed in any more" })).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "a notice of nobody being signed in");
});

test.describe("on a telephone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("there are no barriers beside a running game", async ({ page }) => {
    const studio = new Studio(page);
    await studio.open();
    await studio.run.tap();
    await studio.expectRunning();
    await expect(page.getByRole("group", { name: "Game keys" })).toBeVisible();
    await expectNoBarriersByDayAndNight(page);
  });
});

test("the game is run, played and left with the keyboard alone", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    if (await studio.run.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(studio.run).toBeFocused();
  await page.keyboard.press("Enter");
  await studio.expectRunning();
  await expect(studio.game).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(studio.run).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(studio.stop).toBeFocused();
  await page.keyboard.press("Enter");
  await studio.expectStopped();
});

test("nothing is wider than the screen, with a game that runs and without", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  const look = async (what: string) => {
    for (const depth of ["Play", "Code"]) {
      await page.getByRole("radio", { name: depth, exact: true }).click();
      await expect(studio.game).toBeVisible();
      for (const width of [1280, 820, 390, 320]) {
        await page.setViewportSize({ width, height: 700 });
        await expectNothingTooWide(page, `${what}, ${depth}, ${width} pixels wide`);
      }
    }
  };
  await look("no game");
  await studio.run.click();
  await studio.expectRunning();
  await look("a running game");
});
