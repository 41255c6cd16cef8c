import { expect, type Page, test } from "@playwright/test";

import { BEEP_HZ, BEEPING } from "../palace/programs";
import { type Heard, listen } from "../palace/speakers";
import { Studio } from "../palace/studio";

/** What is in step for everyone. */
const IN_STEP_MS = 80;
/** Less than half a tone; the pitch is measured in steps of 6 Hz, and a gap in the sound moves it by one or two. */
const PITCH_HZ = 20;
const BEEPS = 3;

let studio: Studio;

test.beforeEach(async ({ page }) => {
  await listen(page);
  studio = new Studio(page);
  await studio.open();
  await studio.play(BEEPING);
});

/** Presses the space bar, and hears what comes of it. */
async function beep(page: Page): Promise<Heard> {
  const heard = page.evaluate(() => window.speakers.hear());
  await studio.game.press("Space");
  return heard;
}

test("beeps are heard at their pitch and with their flashes, and nothing else is", async ({ page }) => {
  await expect.poll(() => page.evaluate(() => window.speakers.isOpen())).toBe(true);
  const beeps: Heard[] = [];
  for (let count = 0; count < BEEPS; count += 1) beeps.push(await beep(page));
  const later = beeps.map(({ laterMs }) => laterMs?.toFixed(0) ?? "unheard");
  console.log(`beeps came ${later.join(", ")} ms after their flashes; up to ${IN_STEP_MS} are in step`);
  // How late a busy machine is says nothing about the page; but one of them is heard before the second flash.
  expect(beeps.map(({ order }) => order.join())).toContainEqual(
    expect.stringMatching(/^(flash,beep|beep,flash),flash$/),
  );
  for (const { pitch, peak } of beeps.filter(({ laterMs }) => laterMs !== undefined)) {
    expect(Math.abs(pitch - BEEP_HZ), `${pitch} Hz`).toBeLessThan(PITCH_HZ);
    expect(peak).toBeGreaterThan(0.1);
  }
});

test("sound is muted and turned down by keyboard, and stays so", async ({ page }) => {
  const loudest = async () => (await beep(page)).peak;
  const mute = page.getByRole("button", { name: "Mute" });
  const volume = page.getByRole("slider", { name: "Volume" });
  let before = 0;
  await expect.poll(async () => (before = await loudest())).toBeGreaterThan(0.1);

  await mute.focus();
  await page.keyboard.press("Space");
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await expect.poll(loudest).toBe(0);
  await mute.focus();
  await page.keyboard.press("Space");
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await expect.poll(loudest).toBeGreaterThan(0.1);

  await volume.focus();
  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press("ArrowLeft");
  await expect(volume).toHaveValue("40");
  await expect
    .poll(async () => {
      const peak = await loudest();
      return peak > 0.01 && peak < before / 2;
    })
    .toBe(true);

  await page.reload();
  await expect(volume).toHaveValue("40");
});
