import { expect, type Page, test } from "@playwright/test";

import { expectNothingTooWide } from "../palace/barriers";
import { hashOf } from "../palace/picture";
import { Studio } from "../palace/studio";
import { KIND_QUESTION, NAME_QUESTION, THEME_QUESTION, Wizard } from "../palace/wizard";

/** How long a game may take to start on a machine that does much else. */
const STARTING_MS = 40_000;

// Three questions and a game take their time beside other games.
test.describe.configure({ timeout: 150_000 });

interface Made {
  name: string;
  game_type: string;
  theme: string;
}

/** The visitor's games, as the palace has them. */
async function gamesOf(page: Page): Promise<Made[]> {
  const { items } = (await (await page.context().request.get("/api/projects")).json()) as {
    items: { id: string }[];
  };
  const games = items.map(async ({ id }) => (await page.context().request.get(`/api/projects/${id}`)).json());
  return (await Promise.all(games)) as Made[];
}

async function expectPlaying(page: Page, name: string): Promise<void> {
  const studio = new Studio(page);
  await expect(page).toHaveURL(/\/game\//);
  await expect(page.locator('.cabinet[data-phase="running"]')).toBeVisible({
    timeout: STARTING_MS,
  });
  await expect(studio.stop).toBeEnabled();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Your keys go to the game.")).toBeVisible();
  const title = await hashOf(studio.game);
  await page.keyboard.press("Space");
  await expect.poll(() => hashOf(studio.game), "the game has the keys").not.toBe(title);
}

test("a newcomer plays an own game after three questions, by keyboard alone", async ({ page }, {
  annotations,
}) => {
  const wizard = new Wizard(page);
  const begin = Date.now();
  await page.goto("/");
  const start = page.getByRole("main").getByRole("link", { name: "Make a game" });
  await start.waitFor();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    if (await start.evaluate((link) => link === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");

  await wizard.expectQuestion(KIND_QUESTION);
  await expect(wizard.progress).toHaveAccessibleName("Question 1 of 3");
  await wizard.cards.first().waitFor();
  await page.keyboard.press("1");
  await expect(wizard.cards.first()).toBeChecked();
  await page.keyboard.press("Enter");

  await wizard.expectQuestion(THEME_QUESTION);
  await expect(wizard.progress).toHaveAccessibleName("Question 2 of 3");
  await expect(wizard.cards.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(wizard.cards.nth(1)).toBeChecked();
  await page.keyboard.press("Enter");

  await wizard.expectQuestion(NAME_QUESTION);
  await expect(wizard.name).toBeFocused();
  await page.keyboard.type("Key Hopper");
  await page.keyboard.press("Enter");

  await expectPlaying(page, "Key Hopper");
  annotations.push({
    type: "landing to playing, ms",
    description: String(Date.now() - begin),
  });
  const [made, ...others] = await gamesOf(page);
  expect(others).toEqual([]);
  expect(made).toMatchObject({ name: "Key Hopper", game_type: "platformer" });
});

test("with the mouse, the dice name the game, and its name is on the sign while it is found", async ({
  page,
}) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 2);
  const offered = await wizard.name.inputValue();
  expect(offered).not.toBe("");
  await wizard.roll.click();
  await expect(wizard.name).not.toHaveValue(offered);
  const rolled = await wizard.name.inputValue();
  await expect(page.locator(".show-title")).toHaveText(rolled);
  await wizard.play.click();
  await expectPlaying(page, rolled);
});

test("going on without a kind asks for one", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.next.click();
  await expect(wizard.says).toContainText("Pick a game first");
  await wizard.expectQuestion(KIND_QUESTION);
});

test("going back loses no answer, by the page's buttons and by the browser's", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  await wizard.name.fill("Mine alone");

  await page.keyboard.press("Escape");
  await wizard.expectQuestion(THEME_QUESTION);
  await expect(wizard.cards.nth(1)).toBeChecked();
  await wizard.back.click();
  await wizard.expectQuestion(KIND_QUESTION);
  await expect(wizard.cards.nth(0)).toBeChecked();

  await page.goForward();
  await wizard.expectQuestion(THEME_QUESTION);
  await page.goForward();
  await wizard.expectQuestion(NAME_QUESTION);
  await expect(wizard.name).toHaveValue("Mine alone");
  await page.goBack();
  await wizard.expectQuestion(THEME_QUESTION);
  await expect(wizard.cards.nth(1)).toBeChecked();
});

test("a reload asks the same question again, with the answers", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  await wizard.name.fill("Still here");
  await page.reload();
  await wizard.expectQuestion(NAME_QUESTION);
  await expect(wizard.name).toHaveValue("Still here");
  await page.keyboard.press("Escape");
  await wizard.expectQuestion(THEME_QUESTION);
  await expect(wizard.cards.nth(1)).toBeChecked();
});

test("after a game is made, the next one starts with a clean sheet", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  await wizard.name.fill("The first one");
  await wizard.play.click();
  await expectPlaying(page, "The first one");
  await wizard.open();
  await expect(wizard.chosen).toHaveCount(0);
});

test("a link to a kind asks for its look, and back asks for the kind", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open("/new?kind=platformer");
  await wizard.expectQuestion(THEME_QUESTION);
  await wizard.back.click();
  await wizard.expectQuestion(KIND_QUESTION);
  await expect(wizard.chosen).toHaveValue("platformer");
});

test("Pixel chooses everything where nothing was", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.surprise.click();
  await wizard.expectQuestion(NAME_QUESTION);
  await expect(wizard.says).toContainText("I picked this for you");
  const name = await wizard.name.inputValue();
  expect(name).not.toBe("");
  await page.keyboard.press("Enter");
  await expectPlaying(page, name);
});

test("a name that does not fit is met kindly beside its field, and nothing is lost", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  await wizard.name.fill("");
  await wizard.play.click();
  await expect(wizard.name).toHaveAccessibleDescription(/needs a name/);
  await expect(wizard.name).toBeFocused();

  const long = "Longer ".repeat(12).trim();
  await wizard.name.evaluate((field) => {
    // As an old browser, or a program that fills in forms, would do it.
    field.removeAttribute("maxlength");
  });
  await wizard.name.fill(long);
  await expect(wizard.name).toHaveAccessibleDescription("");
  await wizard.play.click();
  await expect(wizard.name).toHaveAccessibleDescription(/too long/);
  await expect(wizard.name).toHaveValue(long);
  expect(await gamesOf(page)).toEqual([]);

  await wizard.name.fill("Short");
  await wizard.play.click();
  await expectPlaying(page, "Short");
});

test("without the internet answers are kept, and one game is made once it is back", async ({
  page,
  context,
}) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  await wizard.name.fill("Patience");
  await context.setOffline(true);
  await wizard.play.click();
  await expect(wizard.says).toContainText("Your answers are safe");
  await expect(wizard.name).toHaveValue("Patience");
  await context.setOffline(false);
  await expect(wizard.says).toContainText("awake again");
  await wizard.play.click();
  await expectPlaying(page, "Patience");
  expect(await gamesOf(page)).toHaveLength(1);
});

test("pictures move, and stand where the visitor likes it", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  const moving = page.locator(".choice").first().locator(".live-picture-moving");
  await expect
    .poll(() => moving.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: "Hold still" }).click();
  await expect(page.locator(".live-picture-moving")).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".live-picture").first()).toBeVisible();
  await expect(page.locator(".live-picture-moving")).toHaveCount(0);
});

test("where motion is not wanted, pictures stand", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const wizard = new Wizard(page);
  await wizard.open();
  const still = page.locator(".choice").first().locator("img");
  await expect(still).toHaveCount(1);
  await expect.poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByRole("button", { name: "Hold still" })).toHaveCount(0);
});

test("the way on is on the screen of every width", async ({ page }) => {
  const wizard = new Wizard(page);
  const expectFits = async (button: "next" | "play") => {
    for (const width of [1280, 820, 390, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await expectNothingTooWide(page, `${width} pixels wide`);
      await expect(wizard[button]).toBeInViewport({ ratio: 1 });
    }
  };
  await wizard.open();
  await expectFits("next");
  await wizard.choose(0);
  await wizard.next.click();
  await wizard.expectQuestion(THEME_QUESTION);
  await expectFits("next");
  await wizard.next.click();
  await wizard.expectQuestion(NAME_QUESTION);
  await expectFits("play");
});
