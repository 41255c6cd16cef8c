import { expect, type Locator, test } from "@playwright/test";

import { LIVELY, LIVELY_COLOURS } from "../palace/programs";
import { Studio } from "../palace/studio";

interface Seen {
  /** Mean red and blue of each half. */
  halves: { red: number; blue: number }[];
  /** Part of the pixels that have a colour which the game draws in that half. */
  exact: number;
}

function look(game: Locator): Promise<Seen> {
  return game.evaluate((node, colours) => {
    const canvas = node as HTMLCanvasElement;
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (!copy) throw new Error("no 2D canvas");
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const middle = Math.floor(width / 2);
    const sums = [0, 1].map(() => ({ red: 0, blue: 0, count: 0 }));
    let exact = 0;
    for (let at = 0; at < data.length; at += 4) {
      const half = (at / 4) % width < middle ? 0 : 1;
      const sum = sums[half];
      if (!sum) continue;
      sum.red += data[at] ?? 0;
      sum.blue += data[at + 2] ?? 0;
      sum.count += 1;
      const has = colours[half]?.some((colour) => colour.every((part, index) => part === data[at + index]));
      if (has) exact += 1;
    }
    const halves = sums.map(({ red, blue, count }) => ({ red: red / count, blue: blue / count }));
    return { halves, exact: exact / (width * height) };
  }, LIVELY_COLOURS);
}

/** What is too lively to be sent without loss comes as video, and is sharp to the pixel when it rests. */
async function expectVideoThenLossless(studio: Studio): Promise<void> {
  await studio.write(LIVELY);
  await studio.run.click();
  await studio.expectRunning();
  await expect
    .poll(async () => {
      const { halves, exact } = await look(studio.game);
      const [left, right] = halves;
      if (!left || !right) return false;
      const coloured = left.red > 180 && left.blue < 60 && right.blue > 180 && right.red < 60;
      return coloured && exact < 0.5;
    })
    .toBe(true);
  await studio.game.press("Space");
  await expect.poll(async () => (await look(studio.game)).exact).toBe(1);
}

test("a lively picture comes as video, and is sharp when it rests", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  expect(await page.evaluate(() => typeof VideoDecoder)).toBe("function");
  await expectVideoThenLossless(studio);
});

test.describe("on plain HTTP, where browsers decode no video", () => {
  const HOST = "palace.test";

  test("the page decodes it itself", async ({ playwright, baseURL, launchOptions }) => {
    const browser = await playwright.chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    });
    try {
      const address = new URL(baseURL ?? "");
      address.hostname = HOST;
      const page = await browser.newPage({ baseURL: address.href });
      const studio = new Studio(page);
      await studio.open(address.href);
      expect(await page.evaluate(() => typeof VideoDecoder)).toBe("undefined");
      await expectVideoThenLossless(studio);
    } finally {
      await browser.close();
    }
  });
});
