/** What would keep somebody out: found by axe, or by measuring. */

import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The rules whose answer depends on colours alone. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Which rules of axe to ask. */
type Rules = { type: "tag" | "rule"; values: string[] };

/**
 * Asks axe about a page, or about what is within an element. The rules are put into a document once and asked in it: what
 * Deque's own driver does besides, a blank page for each question, is for frames, of which there are none.
 */
async function barriersOf(page: Page, rules: Rules, leftOut: string[], within?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ rules, leftOut, within }) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within ?? document, {
        runOnly: rules,
        rules: Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }])),
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    { rules, leftOut, within },
  );
}

/** Fails on any violation of WCAG 2.2 A or AA that axe knows of, but for those of some rules. */
export async function expectNoBarriers(
  page: Page,
  where = page.url(),
  leftOut: string[] = [],
  within?: string,
): Promise<void> {
  const found = await barriersOf(page, { type: "tag", values: RULES }, leftOut, within);
  expect.soft(found, where).toEqual([]);
}

/** The same by day, and by night, when nothing but the colours is another; by day again afterwards. */
export async function expectNoBarriersByDayAndNight(
  page: Page,
  where = page.url(),
  within?: string,
): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoBarriers(page, `${where} by day`, [], within);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const found = await barriersOf(page, { type: "rule", values: COLOUR_RULES }, [], within);
  expect.soft(found, `${where} by night`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** Fails when one has to scroll sideways. */
export async function expectNothingTooWide(page: Page, where = page.url()): Promise<void> {
  const tooWide = await page.evaluate(async () => {
    // What depends on the width is in place two frames after a change of it.
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
  expect.soft(tooWide, `pixels beyond the edge at ${where}`).toBeLessThanOrEqual(0);
}

/** Fails when a button or a field of a room, or the room itself, reaches beyond the right edge. */
export async function expectWithinTheEdge(page: Page, room: string): Promise<void> {
  const beyond = await page.locator(room).evaluate((element) => {
    const edge = document.documentElement.clientWidth;
    const parts = [element, ...Array.from(element.querySelectorAll("button, input"))];
    return parts
      .filter((part) => part.getBoundingClientRect().right > edge)
      .map(({ outerHTML }) => outerHTML.slice(0, 80));
  });
  expect.soft(beyond, room).toEqual([]);
}
