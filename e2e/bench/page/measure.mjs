/**
 * Measures in a real browser how long a player waits. Reads `{url, measure, code, count}` from its input and prints
 * `{milliseconds, lost}`; times are the page's own, from the event that the player caused to the pixel on the canvas.
 */

import { question, withBrowser } from "./browser.mjs";

/** After this long a picture counts as lost. */
const LOST_MS = 5_000;
/** Long enough for the executor to have a warm sandbox again. */
const REFILL_MS = 1_500;
const RED = "(250, 20, 20)";
const BLUE = "(20, 20, 250)";

/** Runs in the page: resolves with the time from the next such event to the mark's new colour, or `null`. */
function timeTo({ event, red, lostMs }) {
  const canvas = document.querySelector('[role="application"]');
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const isRed = () => {
    if (canvas.width < 48) return undefined;
    copy.drawImage(canvas, 40, 40, 1, 1, 0, 0, 1, 1);
    const [r, , b] = copy.getImageData(0, 0, 1, 1).data;
    return Math.abs(r - b) < 80 ? undefined : r > b;
  };
  return new Promise((resolve) => {
    window.addEventListener(
      event,
      ({ timeStamp }) => {
        const look = () => {
          const passed = performance.now() - timeStamp;
          if (isRed() === red) resolve(passed);
          else if (passed > lostMs) resolve(null);
          else setTimeout(look);
        };
        look();
      },
      { capture: true, once: true },
    );
    window.armed = true;
  });
}

async function time(page, event, red, act) {
  await page.evaluate(() => {
    window.armed = false;
  });
  const measured = page.evaluate(timeTo, { event, red, lostMs: LOST_MS });
  await page.waitForFunction(() => window.armed);
  await act();
  return measured;
}

class Studio {
  constructor(page) {
    this.page = page;
    this.run = page.getByRole("button", { name: "Run", exact: true });
    this.stop = page.getByRole("button", { name: "Stop", exact: true });
    this.game = page.getByRole("application", { name: "Your game" });
    this.code = page.getByRole("textbox", { name: "Your code" });
  }

  async write(code) {
    await this.code.click();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(code);
  }

  async end() {
    await this.stop.click();
    await this.page.waitForFunction((button) => button.disabled, await this.stop.elementHandle());
  }
}

/** Each run shows the other colour, since the picture of the last stays until the next. */
async function measureStarts(studio, { code, count }) {
  const times = [];
  for (let turn = 0; turn < count; turn += 1) {
    const red = turn % 2 === 0;
    await studio.write(red ? code : code.replace(RED, BLUE));
    await studio.page.waitForTimeout(REFILL_MS);
    times.push(await time(studio.page, "click", red, () => studio.run.click()));
    await studio.end();
  }
  return times;
}

async function measureKeys(studio, { code, count }) {
  const { page, game } = studio;
  await studio.write(code);
  const started = await time(page, "click", true, () => studio.run.click());
  if (started === null) throw new Error("the game did not start");
  await page.waitForTimeout(REFILL_MS);
  await game.focus();
  const times = [];
  for (let turn = 0; turn < count; turn += 1) {
    times.push(await time(page, "keydown", turn % 2 === 1, () => page.keyboard.down("Space")));
    await page.keyboard.up("Space");
    // At a different moment of the game's own tick each time.
    await page.waitForTimeout(40 + ((turn * 37) % 60));
  }
  await studio.end();
  return times;
}

/** A project of a guest of one's own, opened with its code. */
async function openStudio(page, { url, code }) {
  await page.request.post(`${url}/api/auth/guest`);
  const made = await page.request.post(`${url}/api/projects`, { data: { name: "Measured", code } });
  const { id } = await made.json();
  await page.addInitScript(() => localStorage.setItem("palace.depth", "code"));
  await page.goto(`${url}/game/${id}`);
  const studio = new Studio(page);
  await studio.code.filter({ hasText: "import pygame" }).waitFor();
  return studio;
}

const asked = await question();
await withBrowser(async (page) => {
  const studio = await openStudio(page, asked);
  const times = await (asked.measure === "start" ? measureStarts : measureKeys)(studio, asked);
  const milliseconds = times.filter((passed) => passed !== null);
  console.log(JSON.stringify({ milliseconds, lost: times.length - milliseconds.length }));
});
