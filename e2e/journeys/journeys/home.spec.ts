import { expect, type Page, test } from "@playwright/test";

import { expectNothingTooWide } from "../palace/barriers";
import { makeGame } from "../palace/projects";
import { Wizard } from "../palace/wizard";

/** How long a game may take to start on a machine that does much else. */
const STARTING_MS = 40_000;
test.describe.configure({ timeout: 120_000 });

const titled = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("a newcomer sees a game that plays itself, and one strong way in; looking makes a guest of nobody", async ({
  page,
  context,
}) => {
  await page.goto("/");
  await expect(titled(page, "Make a real game. Play it right here.")).toBeVisible();
  const main = page.getByRole("main");
  const moving = main.locator(".live-picture-moving").first();
  await expect
    .poll(() => moving.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expect(main.locator(".block-button.is-strong")).toHaveCount(1);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("palace_session");

  await main.getByRole("link", { name: "Make a game" }).click();
  await expect(titled(page, "What shall we make?")).toBeVisible();
});

test("a kind on the first page leads to its looks", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Kinds of game" }).getByRole("link").first().click();
  await expect(titled(page, "How should it look?")).toBeVisible();
});

test("where motion is not wanted, nothing moves by itself", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/");
  await expect(page.locator(".show-screen img")).toHaveCount(1);
  await expect(page.locator(".live-picture-moving")).toHaveCount(0);
});

test("a number on the first page can be turned, and the code says it", async ({ page }) => {
  await page.goto("/");
  const number = page.getByRole("slider", { name: "Jump power" });
  await expect(page.getByText("JUMP_POWER = 10")).toBeVisible();
  await number.focus();
  await page.keyboard.press("End");
  await expect(page.getByText("JUMP_POWER = 18")).toBeVisible();
});

test("who has games goes on with the last one by one press, and finds the others", async ({ page }) => {
  await makeGame(page, "/", { name: "Older Game", game_type: "platformer" });
  const { id } = await makeGame(page, "/", {
    name: "Last Game",
    game_type: "platformer",
  });
  await page.goto("/");
  await expect(page.getByText("Shall we go on with Last Game?")).toBeVisible();
  await expect(page.getByRole("main").locator(".block-button.is-strong")).toHaveCount(1);
  await expect(page.getByRole("main").getByRole("link", { name: "Make a new game" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Older Game" })).toBeVisible();

  await page.getByRole("link", { name: "Keep playing" }).click();
  await expect(page).toHaveURL(new RegExp(`/game/${id}`));
  await expect(page.locator('.cabinet[data-phase="running"]')).toBeVisible({
    timeout: STARTING_MS,
  });
});

test("the way in is on the first screen of every width", async ({ page }) => {
  await page.goto("/");
  const start = page.getByRole("main").getByRole("link", { name: "Make a game" });
  for (const width of [1280, 820, 390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(start).toBeInViewport({ ratio: 1 });
    await expectNothingTooWide(page, `${width} pixels wide`);
  }
});

test("after the first game is made, the first page goes on with it", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Make a game" }).click();
  const wizard = new Wizard(page);
  await wizard.surprise.click();
  await wizard.name.fill("My First");
  await wizard.play.click();
  await expect(titled(page, "My First")).toBeVisible();
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page.getByText("Shall we go on with My First?")).toBeVisible();
});
