import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { CRASHING, CRASHING_LINE } from "../palace/programs";
import { Studio } from "../palace/studio";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`there are no barriers by ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const studio = new Studio(page);
    await studio.open();
    await expectNoBarriers(page);
    await studio.write(CRASHING);
    await studio.run.click();
    await expect(studio.status).toContainText(`line ${CRASHING_LINE}`);
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Look" }).click();
    await expect(page.getByRole("dialog", { name: "How it looks" })).toBeVisible();
    await expectNoBarriers(page);
  });
}

test.describe("on a telephone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`there are no barriers beside a running game by ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const studio = new Studio(page);
      await studio.open();
      await studio.run.tap();
      await studio.expectRunning();
      await expect(page.getByRole("group", { name: "Game keys" })).toBeVisible();
      await expectNoBarriers(page);
    });
  }
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

for (const width of [1280, 820, 390, 320]) {
  for (const depth of ["Play", "Code"]) {
    test(`at ${width} pixels nothing is wider than the screen (${depth})`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      const studio = new Studio(page);
      await studio.open();
      await page.getByRole("radio", { name: depth }).click();
      await expect(studio.game).toBeVisible();
      const tooWide = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await tooWide()).toBeLessThanOrEqual(0);
      await studio.run.click();
      await studio.expectRunning();
      expect(await tooWide()).toBeLessThanOrEqual(0);
    });
  }
}
