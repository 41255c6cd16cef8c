import { expect, type Page, test } from "@playwright/test";

import { middleOf } from "../palace/picture";
import { CRASHING, CRASHING_LINE, PADDED, RED, SQUARES } from "../palace/programs";
import { Studio } from "../palace/studio";

/** Ends as soon as something was pressed. */
const ENDING = `import pygame

pygame.init()
screen = pygame.display.set_mode((320, 200))
screen.fill((200, 40, 60))
pygame.display.flip()
print("ready")
waiting = True
while waiting:
    waiting = pygame.event.wait().type != pygame.KEYDOWN
`;

async function opened(page: Page): Promise<Studio> {
  const studio = new Studio(page);
  await studio.open();
  return studio;
}

/** What moves by itself in the studio, and for how many milliseconds; busy signs are no ornament. */
function movements(page: Page): Promise<{ what: string; lasts: number | null }[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      if (!(effect instanceof KeyframeEffect) || effect.target?.matches(".curtain-busy")) return [];
      const { endTime } = effect.getComputedTiming();
      // Infinity is no JSON.
      const lasts = Number.isFinite(endTime) ? Number(endTime) : null;
      return [
        {
          what: effect.target?.closest("[class]")?.className.toString() ?? "",
          lasts,
        },
      ];
    }),
  );
}

test("in another language the game goes on where it was", async ({ page }) => {
  const studio = await opened(page);
  await studio.play(SQUARES);
  await studio.game.press("ArrowRight");
  const sessions: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/execute")) sessions.push(request.url());
  });
  await page.getByRole("button", { name: "Look" }).click();
  await page.getByText("Español", { exact: true }).click();
  await page.keyboard.press("Escape");
  const game = page.getByRole("application", { name: "Tu juego" });
  const start = await middleOf(game, RED);
  await game.focus();
  await page.keyboard.down("ArrowRight");
  await expect.poll(async () => (await middleOf(game, RED)).x).toBeGreaterThan(start.x + 30);
  await page.keyboard.up("ArrowRight");
  expect(sessions).toEqual([]);
});

test("a game that breaks in full screen says where, and can be pressed to play again", async ({ page }) => {
  const studio = await opened(page);
  await studio.write(CRASHING);
  await page.getByRole("button", { name: "Full screen", exact: true }).click();
  await expect(page.getByRole("button", { name: "Leave full screen" })).toBeVisible();
  await studio.run.click();
  await expect(page.getByRole("button", { name: "Full screen", exact: true })).toBeVisible();
  await expect(studio.status).toBeVisible();
  await expect(studio.status).toContainText(`Your game stopped on line ${CRASHING_LINE}`);
});

test("the end on the screen can be pressed to play again", async ({ page }) => {
  const studio = await opened(page);
  await studio.play(ENDING);
  await page.keyboard.press("Space");
  const again = page.locator(".cabinet").getByRole("button", { name: "The end Play again" });
  await expect(studio.status).toContainText("Your game is over");
  await again.click();
  await studio.expectRunning();
  await expect(again).toHaveCount(0);
  await expect(studio.game).toBeFocused();
});

test("beside a game nothing moves for long, and nothing at all for who wants it still", async ({ page }) => {
  const studio = await opened(page);
  const bulbs = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener("animationstart", ({ animationName, target }) => {
          if (animationName !== "bulbs" || !(target instanceof Element)) return;
          resolve(Number(target.getAnimations()[0]?.effect?.getComputedTiming().endTime));
        });
      }),
  );
  await studio.play(SQUARES);
  expect(await bulbs, "how long the bulbs move").toBeLessThan(5_000);
  const moving = await movements(page);
  expect(moving.filter(({ lasts }) => lasts === null || lasts >= 5_000)).toEqual([]);

  await page.evaluate(() => {
    localStorage.setItem("palace.still", "yes");
  });
  await page.reload();
  await studio.run.click();
  await studio.expectRunning();
  expect(await movements(page)).toEqual([]);
});

test.describe("right to left, with thumbs", () => {
  test.use({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });

  test("left is left", async ({ page }) => {
    const studio = await opened(page);
    await studio.write(PADDED);
    await page.goto(`${page.url()}?language=xb&play=true`);
    const arms = page.locator(".pad-arm");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    const leftOf = async (direction: string) =>
      (await arms.and(page.locator(`[data-direction="${direction}"]`)).boundingBox())?.x ?? NaN;
    await expect(arms.first()).toBeVisible();
    expect(await leftOf("left")).toBeLessThan(await leftOf("right"));
  });
});

test("the game is as large as before when its window was small for a while", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await page.getByRole("radio", { name: "Play", exact: true }).click();
  await studio.run.click();
  await studio.expectRunning();
  const width = async () => (await studio.game.boundingBox())?.width;
  await expect.poll(width).toBe(768);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(width).toBeLessThan(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(width).toBe(768);
});
