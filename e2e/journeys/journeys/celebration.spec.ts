/** What a game achieves is celebrated once: its own pixels burst, except for those who want no motion. */

import { expect, type Page, test } from "@playwright/test";

import { becomeMember, uniqueWord } from "../palace/makers";
import { stillPicture } from "../palace/picture";
import { makeGame } from "../palace/projects";
import { Studio } from "../palace/studio";

/** How many pixels each burst had, and whether the last one is gone. */
interface Bursts {
  pixels: number[];
  over: boolean;
}

/** Counts what bursts on the page from now on. */
async function watchBursts(page: Page): Promise<() => Promise<Bursts>> {
  const watch = await page.evaluateHandle(() => {
    const pixels: number[] = [];
    const note = (node: Node) => {
      if (node instanceof HTMLElement && node.className === "burst") pixels.push(node.childElementCount);
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(note);
    }).observe(document.body, { childList: true });
    return pixels;
  });
  return () => watch.evaluate((pixels) => ({ pixels, over: !document.querySelector(".burst") }));
}

/** A game whose questions are all answered, running, at Pixel's last question. */
async function atLastQuestion(page: Page) {
  const { items } = (await (await page.request.get("/api/game-types")).json()) as {
    items: { id: string; slots: { id: string; options: { id: string }[] }[] }[];
  };
  const slots = items.find(({ id }) => id === "platformer")?.slots ?? [];
  const choices = Object.fromEntries(slots.map(({ id, options }) => [id, options[0]?.id ?? ""]));
  const { id } = await makeGame(page, "/", { name: uniqueWord(), game_type: "platformer", choices });
  await page.goto(`/game/${id}?play=true`);
  const studio = new Studio(page);
  await studio.expectRunning();
  // Out of a window in which nothing is painted yet, nothing bursts.
  await stillPicture(studio.game);
  const room = page.getByRole("region", { name: "Pixel's questions about your game" });
  const press = (name: string) => room.getByRole("button", { name, exact: true }).click();
  await press("Back");
  return { press, end: room.getByRole("heading", { name: "Look what you made!" }) };
}

test("the last answer and the first showing are celebrated, once each", async ({ page }) => {
  await becomeMember(page);
  const { press, end } = await atLastQuestion(page);
  const bursts = await watchBursts(page);
  await press("Next");
  await expect(end).toBeVisible();
  await expect.poll(async () => (await bursts()).over).toBe(true);
  const [answered = 0, ...more] = (await bursts()).pixels;
  expect(answered, "pixels that flew").toBeGreaterThan(20);
  expect(more).toEqual([]);
  await press("Back");
  await press("Next");
  await expect(end).toBeVisible();

  await page.getByRole("button", { name: "Share and more" }).click();
  await page.getByRole("menuitem", { name: "Show it to everybody" }).click();
  const dialog = page.getByRole("dialog", { name: "Show your game" });
  await dialog.getByRole("button", { name: "Show it" }).click();
  await expect(dialog.getByRole("status")).toContainText("Everybody can see it");
  await dialog.getByRole("button", { name: "Show it as it is now" }).click();
  await expect(dialog.getByRole("button", { name: "Show it as it is now" })).toBeEnabled();
  const shown = (await bursts()).pixels;
  expect(shown).toHaveLength(2);
  expect(shown[1]).toBeGreaterThan(20);
});

test.describe("for those who want no motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing flies", async ({ page }) => {
    const { press, end } = await atLastQuestion(page);
    const bursts = await watchBursts(page);
    await press("Next");
    await expect(end).toBeVisible();
    expect(await bursts()).toEqual({ pixels: [], over: true });
  });
});
