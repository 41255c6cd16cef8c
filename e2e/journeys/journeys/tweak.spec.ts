/** The cards: each changes one value in the code, and nothing beside it. */

import { expect, type Page, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectWithinTheEdge } from "../palace/barriers";
import { type Colour, shows } from "../palace/picture";
import { codeOf } from "../palace/projects";
import { Studio } from "../palace/studio";

const SKY: Colour = [150, 211, 240];
const HONEY: Colour = [255, 200, 61];
const PROGRAM = `"""A window of one colour."""
import pygame

# ---- How it looks ----
SKY = (${SKY.join(", ")})  # the colour of the sky
WORDS = "Hello"  # what it says
BIG = False

# ---- How it moves ----
RUN_SPEED = 4.5  # how fast it goes (1 to 10)
LIVES = 3
LEVEL = [
    "  h  ",
]

pygame.init()
screen = pygame.display.set_mode((320, 200))
clock = pygame.time.Clock()
print(f"says {WORDS} {RUN_SPEED} {BIG}")
while True:
    for event in pygame.event.get():
        pass
    screen.fill(SKY)
    pygame.display.flip()
    clock.tick(30)
`;

const card = (page: Page, title: string) => page.getByRole("article", { name: title });

/** Opens the game with its cards. */
async function openCards(page: Page): Promise<{ studio: Studio; id: string }> {
  const studio = new Studio(page);
  const id = await studio.open("/", { name: "One colour", code: PROGRAM });
  await page.getByRole("radio", { name: "Tweak" }).click();
  await expect(card(page, "Run speed")).toBeVisible();
  return { studio, id };
}

/** Expects the program on the server to be the first one but for this line. */
async function expectOnly(page: Page, id: string, line: string, instead: string): Promise<void> {
  expect(PROGRAM).toContain(line);
  await new Studio(page).save();
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM.replace(line, instead));
}

test("a slider, blocks and a field change one number, and it can go back", async ({ page }) => {
  const { id } = await openCards(page);
  const speed = card(page, "Run speed");
  await expect(speed).toContainText("how fast it goes");
  await speed.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await expectOnly(page, id, "RUN_SPEED = 4.5", "RUN_SPEED = 4.6");
  await speed.getByRole("button", { name: "Run speed: more" }).click();
  await expectOnly(page, id, "RUN_SPEED = 4.5", "RUN_SPEED = 4.7");
  await speed.getByRole("textbox").fill("99");
  await expectOnly(page, id, "RUN_SPEED = 4.5", "RUN_SPEED = 10.0");
  await speed.getByRole("button", { name: "Run speed: back to 4.5" }).click();
  await new Studio(page).save();
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM);
});

test("a colour and words change the running game at once", async ({ page }) => {
  const { studio, id } = await openCards(page);
  await studio.run.click();
  await expect.poll(() => shows(studio.game, SKY)).toBe(true);
  await card(page, "Sky").getByRole("button", { name: "Pick a colour" }).click();
  await page.getByRole("button", { name: "Honey" }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => shows(studio.game, HONEY)).toBe(true);
  await expectOnly(page, id, `(${SKY.join(", ")})`, `(${HONEY.join(", ")})`);

  await card(page, "Words").getByRole("textbox").fill(`it's a "fox" 🦊 \\ {RUN_SPEED}`);
  await expect(studio.printed).toContainText(`says it's a "fox" 🦊 \\ {RUN_SPEED} 4.5 False`);
  await card(page, "Big").getByText("Off").click();
  await expect(studio.printed).toContainText("4.5 True");
});

test("the cards stay while Python cannot read the code", async ({ page }) => {
  const { id } = await openCards(page);
  const broken = PROGRAM.replace("set_mode((320, 200))", "set_mode((320, 200)").replace(
    "import pygame",
    "import (pygame",
  );
  await page.getByRole("radio", { name: "Code" }).click();
  await new Studio(page).write(broken);
  await page.getByRole("radio", { name: "Tweak" }).click();
  await card(page, "Lives").getByRole("button", { name: "Lives: more" }).click();
  await expect.poll(() => codeOf(page, id)).toBe(broken.replace("LIVES = 3", "LIVES = 4"));
});

test("a card leads to its line, and a drawing to where it is drawn", async ({ page }) => {
  const { studio } = await openCards(page);
  await card(page, "Run speed")
    .getByRole("button", { name: /line 10/ })
    .click();
  await expect(studio.code).toBeFocused();
  await expect(page.locator(".cm-activeLine")).toContainText("RUN_SPEED = 4.5");
  await page.getByRole("radio", { name: "Tweak" }).click();
  await card(page, "Level").getByRole("button", { name: "Draw in the code" }).click();
  await expect(page.locator(".cm-activeLine")).toContainText("LEVEL = [");
});

test("the cards have no barriers at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openCards(page);
  await card(page, "Run speed").getByRole("button", { name: "Run speed: more" }).click();
  await card(page, "Sky").getByRole("button", { name: "Pick a colour" }).click();
  await expect(page.getByRole("button", { name: "Honey" })).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "the cards", ".tweaks");
  await expectWithinTheEdge(page, ".tweaks");
});
