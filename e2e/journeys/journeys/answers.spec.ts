import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNoBarriers } from "../palace/barriers";
import { type Colour, hashOf, shows } from "../palace/picture";
import { makeGame } from "../palace/projects";
import { Studio } from "../palace/studio";

// Calls that pass a service worker by as it takes over are not seen by who holds them up here.
test.use({ serviceWorkers: "block" });

/** How long a game may take to start on a machine that does much else. */
const STARTING_MS = 40_000;
test.describe.configure({ timeout: 120_000 });

/** Where the title card lies in the picture; in play, the jumping game has clear sky there. */
const CARD = { x: 145, y: 145, width: 35, height: 40 };
/** Where the game names its keys, and nothing moves. */
const KEYS = { x: 0, y: 440, width: 768, height: 36 };
const CARD_PAPER: Colour = [251, 246, 236];

class Asked {
  readonly studio: Studio;
  readonly room: Locator;
  readonly options: Locator;
  readonly says: Locator;
  readonly peek: Locator;

  constructor(readonly page: Page) {
    this.studio = new Studio(page);
    this.room = page.getByRole("region", {
      name: "Pixel's questions about your game",
    });
    this.options = this.room.getByRole("group").getByRole("button");
    this.says = this.room.getByRole("status");
    this.peek = this.room.getByRole("region", { name: "The new code" });
  }

  button(name: string): Locator {
    return this.room.getByRole("button", { name, exact: true });
  }

  question(): Promise<string | null> {
    return this.room.getByRole("heading").textContent();
  }

  async expectTitle(): Promise<void> {
    await expect.poll(() => shows(this.studio.game, CARD_PAPER, CARD), "the title card is there").toBe(true);
  }

  async expectPlay(): Promise<void> {
    await expect(this.page.locator('.cabinet[data-phase="running"]')).toBeVisible({ timeout: STARTING_MS });
    await expect
      .poll(() => shows(this.studio.game, CARD_PAPER, CARD), "there is no card, but play")
      .toBe(false);
  }

  /** Does what makes the game start anew, and waits until it has. */
  async startingAnew(change: () => Promise<void>): Promise<void> {
    const started = this.page.waitForResponse((answer) => answer.url().endsWith("/api/execute"));
    await change();
    expect((await started).status()).toBe(201);
  }
}

async function open(page: Page, { play }: { play: boolean }): Promise<Asked> {
  const { id } = await makeGame(page, "/", {
    name: "Ask Me",
    game_type: "platformer",
  });
  await page.goto(`/game/${id}${play ? "?play=true" : ""}`);
  const asked = new Asked(page);
  await expect(asked.options.first()).toBeVisible();
  if (play) {
    await expect(page.locator('.cabinet[data-phase="running"]')).toBeVisible({
      timeout: STARTING_MS,
    });
    await asked.expectTitle();
  }
  return asked;
}

test("an answer is seen in play at once, and the keys go to the game that it changed", async ({ page }) => {
  const asked = await open(page, { play: true });
  const [first, second] = [1, 2];
  await page.keyboard.press("Space");
  await asked.expectPlay();
  const played = await hashOf(asked.studio.game, KEYS);
  await asked.startingAnew(() => asked.options.nth(first).click());
  await asked.expectPlay();
  await expect.poll(() => hashOf(asked.studio.game, KEYS), "the hero glides now").not.toBe(played);
  await expect(asked.studio.game).toBeFocused();
  await expect(page.getByText("Your keys go to the game.")).toBeVisible();

  // Space jumps and answers nothing.
  await page.keyboard.press("Space");
  await expect(asked.options.nth(first)).toHaveAttribute("aria-pressed", "true");
  await expect(asked.says).toContainText("There it is!");

  // Whoever wants the keys back finds them where they were, and answers on with them.
  await page.keyboard.press("Escape");
  await expect(asked.options.nth(first)).toBeFocused();
  await asked.startingAnew(() => page.keyboard.press(String(second + 1)));
  await expect(asked.options.nth(second)).toHaveAttribute("aria-pressed", "true");
  await asked.expectPlay();
  await expect(asked.options.nth(first)).toBeFocused();

  // The first answer again is the first game again.
  await asked.startingAnew(() => page.keyboard.press("1"));
  await asked.expectPlay();
  await expect.poll(() => hashOf(asked.studio.game, KEYS)).toBe(played);
});

test("a tweak begins the next try, and Run shows the title", async ({ page }) => {
  const asked = await open(page, { play: true });
  await page.getByRole("radio", { name: "Tweak" }).click();
  const more = page
    .getByRole("region", { name: "Tweak your game" })
    .getByRole("button", { name: "More" })
    .first();
  await asked.startingAnew(() => more.click());
  await asked.expectPlay();
  await asked.startingAnew(() => asked.studio.run.click());
  await asked.expectTitle();
});

test("the new code glows beside the question, and in the code until it was seen", async ({ page }) => {
  const asked = await open(page, { play: false });
  await asked.options.nth(1).click();
  await expect(asked.peek.locator("mark").first()).toContainText("How you move: run, jump, and glide");
  await expectNoBarriers(page);

  await page.clock.install();
  await page.clock.runFor(10_000);
  await asked.peek.getByRole("button", { name: "See it in the code" }).click();
  await page.clock.runFor(1_000);
  await expect(page.locator(".code-line.is-glowing").first()).toContainText("How you move");
  await page.clock.runFor(10_000);
  await expect(page.locator(".code-line.is-glowing")).toHaveCount(0);
});

test("the focus stays on the way from question to question, and never falls off the page", async ({
  page,
}) => {
  const asked = await open(page, { play: false });
  const first = await asked.question();
  await asked.button("Later").focus();
  await page.keyboard.press("Enter");
  await expect(asked.button("Later")).toBeFocused();
  const second = await asked.question();
  expect(second).not.toBe(first);
  await expect(asked.room.locator("[aria-live]")).toHaveText(`Question 2 of 6: ${second ?? ""}`);

  await asked.button("Back").focus();
  await page.keyboard.press("Enter");
  // There is no way back from the first question.
  await expect(asked.button("Back")).toHaveCount(0);
  await expect(asked.room.getByRole("heading")).toBeFocused();
  for (let question = 0; question < 6; question += 1) {
    await asked.button("Later").focus();
    await page.keyboard.press("Enter");
  }
  await expect(asked.room.getByRole("heading", { name: "Look what you made!" })).toBeFocused();
});

test("questions that cannot be fetched say so, and are asked once they can", async ({ page }) => {
  const { id } = await makeGame(page, "/", {
    name: "Ask Me",
    game_type: "platformer",
  });
  await page.route("**/api/game-types*", (route) => route.abort());
  await page.goto(`/game/${id}`);
  const asked = new Asked(page);
  await expect(asked.room.getByRole("heading", { name: "I cannot find my questions" })).toBeVisible();
  await page.unroute("**/api/game-types*");
  await expect(asked.options.first()).toBeVisible();
});
