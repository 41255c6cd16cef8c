import { expect, test } from "@playwright/test";

import { BEEP_HZ, BEEPING } from "../palace/programs";
import { listen } from "../palace/speakers";
import { Studio } from "../palace/studio";

/** What is in step for everyone, and what is out of step on any machine, however busy. */
const IN_STEP_MS = 80;
const OUT_OF_STEP_MS = 400;
const WATCHED_MS = 12_000;
/** Longer than from one beep to the next. */
const LISTENED_MS = 2_500;

let studio: Studio;

test.beforeEach(async ({ page }) => {
  await listen(page);
  studio = new Studio(page);
  await studio.open();
  await studio.write(BEEPING);
  await studio.run.click();
  await studio.expectRunning();
});

test("beeps are heard at their pitch, in step with their flashes, and silent in between", async ({ page }) => {
  const peak = () => page.evaluate(() => window.speakers.peak());
  const pitch = () => page.evaluate(() => window.speakers.pitch());
  await expect.poll(peak).toBeGreaterThan(0.1);
  await expect.poll(pitch, { intervals: [50] }).toBeCloseTo(BEEP_HZ, -1);
  await expect.poll(peak, { intervals: [50], message: "after a beep" }).toBeLessThan(0.0001);
  const later = await page.evaluate((watchedMs) => window.speakers.beepsAfterFlashes(watchedMs), WATCHED_MS);
  later.sort((one, other) => one - other);
  console.log(
    `beeps came ${later.map((ms) => ms.toFixed(0)).join(", ")} ms after their flashes; up to ${IN_STEP_MS} are in step`,
  );
  expect(later.length).toBeGreaterThan(2);
  expect(Math.abs(later[Math.floor(later.length / 2)] ?? Infinity)).toBeLessThan(OUT_OF_STEP_MS);
});

test("sound is muted and turned down by keyboard, and stays so", async ({ page }) => {
  const loudest = () =>
    page.evaluate(async (listenedMs) => {
      let most = 0;
      for (const end = performance.now() + listenedMs; performance.now() < end; ) {
        most = Math.max(most, window.speakers.peak());
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return most;
    }, LISTENED_MS);
  const mute = page.getByRole("button", { name: "Mute" });
  const volume = page.getByRole("slider", { name: "Volume" });
  await expect.poll(loudest).toBeGreaterThan(0.1);
  const before = await loudest();

  await mute.focus();
  await page.keyboard.press("Space");
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await expect.poll(loudest).toBe(0);
  await page.keyboard.press("Space");
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await expect.poll(loudest).toBeGreaterThan(0.1);

  await volume.focus();
  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press("ArrowLeft");
  await expect(volume).toHaveValue("40");
  await expect.poll(loudest).toBeLessThan(before / 2);
  expect(await loudest()).toBeGreaterThan(0.01);

  await page.reload();
  await expect(volume).toHaveValue("40");
});
