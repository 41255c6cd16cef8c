/**
 * Visits the Palace as a newcomer with an empty browser. Reads `{url, path}` or `{url, pause_ms}` from its input. For a
 * path it prints how soon that page is painted and answers; without one, how long it takes from the landing page until
 * one's own game is played, with the pauses of a person who reads and chooses.
 *
 * What is measured is what Lighthouse measures (first and largest contentful paint, blocking time, layout shift: W3C Paint
 * Timing, Largest Contentful Paint, Long Tasks, Layout Instability), by the browser itself.
 */

import { question, withBrowser } from "./browser.mjs";

const SETTLE_MS = 6_000;
const LOOK_EVERY_MS = 20;
/** A task longer than this blocks the visitor; what is over counts. */
const LONG_TASK_MS = 50;

const { url, path, pause_ms: pauseMs } = await question();

/** Runs in the page from its beginning. */
function watch() {
  window.seen = { fcp: 0, lcp: 0, cls: 0, tasks: [] };
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") window.seen.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    window.seen.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) window.seen.cls += entry.value;
  });
  observe("longtask", (entry) => window.seen.tasks.push({ start: entry.startTime, duration: entry.duration }));
}

async function visitPage(page) {
  await page.addInitScript(watch);
  await page.goto(url + path);
  await page.waitForTimeout(SETTLE_MS);
  const { fcp, lcp, cls, tasks } = await page.evaluate(() => window.seen);
  const blocking = tasks
    .filter(({ start }) => start >= fcp)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - LONG_TASK_MS), 0);
  return { fcp_ms: fcp, lcp_ms: lcp, blocking_ms: blocking, layout_shift: cls };
}

/** What the game shows, as a number; a worker paints it, so its pixels are read from a copy. */
function shown() {
  const canvas = document.querySelector('[role="application"]');
  if (!canvas?.width) return 0;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const first = `${data[0]},${data[1]},${data[2]}`;
  let sum = 0;
  let several = false;
  for (let at = 0; at < data.length; at += 4) {
    sum = (Math.imul(sum, 31) + data[at] * 65_536 + data[at + 1] * 256 + data[at + 2]) | 0;
    several ||= `${data[at]},${data[at + 1]},${data[at + 2]}` !== first;
  }
  // A window that is still empty is no picture.
  return several ? sum : 0;
}

/** From the landing page to the answer of one's own game to its first key, by keyboard, with a pause before each decision. */
async function makeGame(page) {
  const begin = performance.now();
  await page.goto(url);
  const make = page.getByRole("main").getByRole("link", { name: "Make a game" }).first();
  await make.waitFor();
  await page.waitForTimeout(pauseMs);
  await make.focus();
  await page.keyboard.press("Enter");
  for (const asked of ["What shall we make?", "How should it look?"]) {
    await page.getByRole("heading", { name: asked }).waitFor();
    await page.getByRole("radio").first().waitFor();
    await page.waitForTimeout(pauseMs);
    await page.keyboard.press("1");
    await page.waitForTimeout(pauseMs);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("heading", { name: "What is it called?" }).waitFor();
  await page.waitForTimeout(pauseMs);
  const pressed = performance.now();
  await page.keyboard.press("Enter");
  const title = await page.waitForFunction(shown).then((found) => found.jsonValue());
  const seen = performance.now();
  await page.getByRole("application").focus();
  await page.keyboard.press("Space");
  while ((await page.evaluate(shown)) === title) await page.waitForTimeout(LOOK_EVERY_MS);
  const end = performance.now();
  return { seconds: (end - begin) / 1_000, after_play_seconds: (seen - pressed) / 1_000 };
}

console.log(JSON.stringify(await withBrowser(path === undefined ? makeGame : visitPage)));
