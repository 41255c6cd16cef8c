/** A page as it is now, in every size and look, for everybody. */

import { expect, type Page } from "@playwright/test";

import { expectNoBarriers, expectNoBarriersByDayAndNight, expectNothingTooWide } from "./barriers";
import { keepPicture, SIZES, WIDE } from "./pictures";

/** Narrower than any telephone; wider ones are like this when they are zoomed in (WCAG 2.2, 1.4.10). */
const NARROW = { width: 320, height: 640 } as const;

/** Fails when something goes round and round; waits for what comes to an end. */
export async function expectNothingMoves(page: Page, where = page.url()): Promise<void> {
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === "running")
        .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.className : "something")),
    );
  await expect.soft.poll(moving, { message: `what moves at ${where}` }).toEqual([]);
}

/** Fails when a block or a field has no edge once the system chooses the colours, which takes shadows and fills away. */
async function expectEdges(page: Page, where: string): Promise<void> {
  const without = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll(".block-shape, .card-shape, input[type=text], textarea:not(.game-text)"),
    )
      .filter((part) => part.checkVisibility({ visibilityProperty: true }))
      .filter((part) => {
        const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(part);
        const border = borderTopStyle === "solid" ? parseFloat(borderTopWidth) : 0;
        const outline = outlineStyle === "solid" ? parseFloat(outlineWidth) : 0;
        return Math.max(border, outline) < 2;
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
  expect.soft(without, `edges at ${where} in forced colours`).toEqual([]);
}

/**
 * Fails when a page is too wide, keeps somebody out, moves where no motion is wanted, or loses its edges; keeps pictures of
 * it. The window is wide again afterwards.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(NARROW);
  await expectNothingTooWide(page, `${name}, ${NARROW.width} pixels wide`);
  for (const size of [...SIZES].reverse()) {
    const where = `${name}, ${size.width} pixels wide`;
    await page.setViewportSize(size);
    await expectNothingTooWide(page, where);
    if (size === WIDE) await expectNoBarriersByDayAndNight(page, where);
    if (size.width < 820) await expectNoBarriers(page, where);
    await keepPicture(page, `light/${name}`);
  }
  await expectNothingMoves(page, name);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await keepPicture(page, `dark/${name}`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", forcedColors: "active" });
  await expectEdges(page, name);
  await keepPicture(page, `forced/${name}`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce", forcedColors: "none" });
  expect(page.viewportSize()).toEqual(WIDE);
}
