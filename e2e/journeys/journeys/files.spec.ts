/** The files of a game: pictures and sounds come, are used by name, swapped, renamed, deleted and brought back. */

import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectWithinTheEdge } from "../palace/barriers";
import { picture, sound } from "../palace/made-files";
import { type Colour, shows } from "../palace/picture";
import { codeOf, gameOf, type NewFile } from "../palace/projects";
import { Studio } from "../palace/studio";

const RED: Colour = [200, 40, 60];
const GREEN: Colour = [60, 200, 90];
const PROGRAM = `import pygame

pygame.init()
screen = pygame.display.set_mode((320, 200))
clock = pygame.time.Clock()
hero = pygame.image.load("art/hero.png")
print("ready")
while True:
    for event in pygame.event.get():
        pass
    screen.blit(hero, (100, 100))
    pygame.display.flip()
    clock.tick(30)
`;

async function openFiles(page: Page): Promise<{ studio: Studio; id: string }> {
  const studio = new Studio(page);
  const files: NewFile[] = [
    { path: "main.py", content: PROGRAM },
    { path: "words.txt", content: "one\ntwo\n" },
    {
      path: "art/hero.png",
      content: picture(RED).toString("base64"),
      encoding: "base64",
    },
    {
      path: "sounds/jump.wav",
      content: sound(2).toString("base64"),
      encoding: "base64",
    },
  ];
  const id = await studio.open("/", { name: "Hero", files });
  await filesTab(page).click();
  await expect(card(page, "hero.png")).toBeVisible();
  return { studio, id };
}

const filesTab = (page: Page) => page.getByRole("button", { name: "Files", exact: true });
const card = (page: Page, name: string): Locator => page.locator(".file-card").filter({ hasText: name });
const paths = async (page: Page, id: string) => (await gameOf(page, id)).files.map(({ path }) => path).sort();

/** Chooses something from a file's menu. */
async function choose(page: Page, name: string, what: string): Promise<void> {
  await page.getByRole("button", { name: `More about ${name}` }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

async function add(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add a picture or sound" }).click();
  await (await choosing).setFiles({ name, mimeType, buffer });
}

test("a picture is added, shown, and used by name in the code", async ({ page }) => {
  const { studio, id } = await openFiles(page);
  await add(page, "My Fox.png", "image/png", picture(GREEN, 24, 12));
  await expect(card(page, "My_Fox.png")).toContainText("24 × 12 dots");
  expect(await paths(page, id)).toContain("art/My_Fox.png");

  await page.getByRole("button", { name: "main.py", exact: true }).click();
  await studio.code.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("fox = ");
  await filesTab(page).click();
  await page.getByRole("button", { name: "Use My_Fox.png in the code" }).click();
  await expect(studio.code).toBeVisible();
  await expect.poll(() => codeOf(page, id)).toContain('fox = pygame.image.load("art/My_Fox.png")');
});

test("another picture takes a picture's place, and the running game shows it", async ({ page }) => {
  const { studio, id } = await openFiles(page);
  await studio.run.click();
  await expect.poll(() => shows(studio.game, RED)).toBe(true);
  const choosing = page.waitForEvent("filechooser");
  await choose(page, "hero.png", "Swap for another");
  // Larger than the one that was there: it becomes as small.
  await (
    await choosing
  ).setFiles({
    name: "big.png",
    mimeType: "image/png",
    buffer: picture(GREEN, 64, 64),
  });
  // With the focus in it, the message stays however long the game takes to start anew.
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.focus();
  await expect.poll(() => shows(studio.game, GREEN)).toBe(true);
  await expect(card(page, "hero.png")).toContainText("16 × 16 dots");
  expect(await paths(page, id)).toEqual(["art/hero.png", "main.py", "sounds/jump.wav", "words.txt"]);
  await undo.click();
  await expect.poll(() => shows(studio.game, RED)).toBe(true);
});

test("a file gets another name, in the code too", async ({ page }) => {
  const { id } = await openFiles(page);
  await choose(page, "hero.png", "Rename");
  const dialog = page.getByRole("dialog", {
    name: "Another name for hero.png",
  });
  await dialog.getByRole("textbox", { name: "New name" }).fill("wild fox");
  await expect(dialog).toContainText("It will be called wild_fox.png.");
  await page.keyboard.press("Enter");
  await expect(card(page, "wild_fox.png")).toBeVisible();
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM.replace("art/hero.png", "art/wild_fox.png"));
});

test("what is deleted comes back", async ({ page }) => {
  const { id } = await openFiles(page);
  await choose(page, "hero.png", "Delete");
  await expect(card(page, "hero.png")).toHaveCount(0);
  expect(await paths(page, id)).not.toContain("art/hero.png");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(page, "hero.png")).toContainText("16 × 16 dots");
  expect(await paths(page, id)).toContain("art/hero.png");

  await choose(page, "words.txt", "Delete");
  await expect.poll(() => paths(page, id)).not.toContain("words.txt");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect.poll(() => paths(page, id)).toContain("words.txt");
});

test("what is no picture, sound or text is refused in plain words", async ({ page }) => {
  const { id } = await openFiles(page);
  await add(page, "virus.png", "image/png", Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0xff, 0xfe]));
  await expect(page.getByText("virus.png is not a picture or a sound I know.")).toBeVisible();
  await add(page, "long.wav", "audio/wav", sound(400));
  await expect(page.getByText("long.wav is too big.")).toBeVisible();
  expect(await paths(page, id)).toHaveLength(4);
});

test("a sound is heard", async ({ page }) => {
  await openFiles(page);
  await page.getByRole("button", { name: "Hear jump.wav" }).click();
  await expect
    .poll(() => page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: "Stop jump.wav" }).click();
  await expect(page.getByRole("button", { name: "Hear jump.wav" })).toBeVisible();
});

test("a text opens on a tab of its own, and is saved", async ({ page }) => {
  const { studio, id } = await openFiles(page);
  await page.getByRole("button", { name: "words.txt 2 lines" }).click();
  await expect(studio.code).toContainText("two");
  await studio.write("three\n");
  await expect
    .poll(async () => (await gameOf(page, id)).files.find(({ path }) => path === "words.txt")?.content)
    .toBe("three\n");
  await page.getByRole("button", { name: "main.py", exact: true }).click();
  await expect(studio.code).toContainText("import pygame");
  await page.getByRole("button", { name: "Close words.txt" }).click();
  await expect(page.getByRole("button", { name: "words.txt", exact: true })).toHaveCount(0);
});

test("the files have no barriers at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openFiles(page);
  await expectNoBarriersByDayAndNight(page, "the files", ".folder");
  await expectWithinTheEdge(page, ".folder");
});
