/** The deeper rooms: what was done in one of them is there in the others, and nobody is kept out of any. */

import { expect, type Page, test } from "@playwright/test";

import { expectNoBarriers } from "../palace/barriers";
import { picture, sound } from "../palace/made-files";
import { type Colour, shows } from "../palace/picture";
import { CRASHING, CRASHING_LINE, UNREADABLE, UNREADABLE_LINE } from "../palace/programs";
import { codeOf, gameOf, makeGame } from "../palace/projects";
import { Studio } from "../palace/studio";

// Calls that pass a service worker by as it takes over are not seen by who holds them up here.
test.use({ serviceWorkers: "block" });

const PROGRAM = `import pygame

# ---- The game ----
GAME_NAME = "Fox Run"
SKY = (150, 211, 240)  # the colour of the sky
RUN_SPEED = 4  # how fast it goes (1 to 10)

pygame.init()
screen = pygame.display.set_mode((320, 200))
`;

const RED: Colour = [200, 40, 60];
const GREEN: Colour = [60, 200, 90];
const PAINTED = `import pygame

pygame.init()
screen = pygame.display.set_mode((320, 200))
hero = pygame.image.load("art/hero.png")
while True:
    pygame.event.get()
    screen.blit(hero, (100, 100))
    pygame.display.flip()
    pygame.time.Clock().tick(30)
`;
const ART = [
  { path: "main.py", content: PAINTED },
  { path: "art/hero.png", content: picture(RED).toString("base64"), encoding: "base64" as const },
  { path: "sounds/jump.wav", content: sound(1).toString("base64"), encoding: "base64" as const },
];

const depth = (page: Page, name: "Play" | "Tweak" | "Code") => page.getByRole("radio", { name });
const card = (page: Page, title: string) => page.getByRole("article", { name: title });
const undo = (page: Page) => page.getByRole("button", { name: "Undo", exact: true });

/** Opens a game with its code. */
async function openWith(page: Page, code: string): Promise<{ studio: Studio; id: string }> {
  const studio = new Studio(page);
  const id = await studio.open("/", { name: "Fox Run", code });
  return { studio, id };
}

/** Opens a game as somebody who has not seen its code yet. */
async function openPlaying(page: Page, code: string): Promise<{ studio: Studio; id: string }> {
  await page.addInitScript(() => {
    localStorage.setItem("palace.depth", "play");
  });
  const studio = new Studio(page);
  const { id } = await makeGame(page, "/", { name: "Fox Run", code });
  await page.goto(`/game/${id}`);
  await expect(studio.run).toBeEnabled();
  return { studio, id };
}

test("the line where a game stopped is shown, also when the code was never opened before", async ({
  page,
}) => {
  const { studio } = await openPlaying(page, CRASHING);
  await studio.run.click();
  await page.getByRole("button", { name: `Show me line ${CRASHING_LINE}` }).click();
  await expect(studio.code).toBeFocused();
  await expect(page.locator(".cm-activeLine")).toHaveText("plaer.jump()");
});

test("the letters that are easier to tell apart are those of the code, too", async ({ page }) => {
  const { studio } = await openWith(page, PROGRAM);
  const face = () => studio.code.evaluate((code) => getComputedStyle(code).fontFamily);
  expect(await face()).not.toContain("OpenDyslexic");
  await page.getByRole("button", { name: "Letters" }).click();
  await page.getByText("Letters that are easier to tell apart").click();
  expect(await face()).toMatch(/^"?OpenDyslexic/);
  await page.getByText("Plain page", { exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.locator("textarea.plain-field")).toBeVisible();
  expect(await face()).toMatch(/^"?OpenDyslexic/);
});

test("what was done in the code can be undone after a look elsewhere, and so can a card", async ({
  page,
}) => {
  const { studio, id } = await openWith(page, PROGRAM);
  await studio.code.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("x = 1");
  await depth(page, "Tweak").click();
  await card(page, "Run speed").getByRole("button", { name: "Run speed: more" }).click();
  await expect.poll(() => codeOf(page, id)).toBe(`${PROGRAM.replace("= 4", "= 5")}x = 1`);
  await depth(page, "Code").click();
  await undo(page).click();
  await expect.poll(() => codeOf(page, id)).toBe(`${PROGRAM}x = 1`);
  await undo(page).click();
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM);
  await depth(page, "Play").click();
  await depth(page, "Code").click();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => codeOf(page, id)).toBe(`${PROGRAM}x = 1`);
});

test("the steps of a file are there again after another file", async ({ page }) => {
  const studio = new Studio(page);
  const files = [
    { path: "main.py", content: PROGRAM },
    { path: "words.txt", content: "one\n" },
  ];
  await studio.open("/", { name: "Fox Run", files });
  await studio.code.click();
  await page.keyboard.type("#");
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await page.getByRole("button", { name: "words.txt 1 line" }).click();
  await expect(undo(page)).toBeDisabled();
  await page.getByRole("button", { name: "main.py", exact: true }).click();
  await expect(undo(page)).toBeEnabled();
  await depth(page, "Tweak").click();
  await depth(page, "Code").click();
  await expect(page.getByRole("button", { name: "words.txt", exact: true })).toBeVisible();
});

test("a game is called on the shelf what its card calls it", async ({ page }) => {
  const { id } = await openWith(page, PROGRAM);
  await depth(page, "Tweak").click();
  await card(page, "Game name").getByRole("textbox").fill("Coin Hills");
  await expect.poll(async () => (await gameOf(page, id)).name).toBe("Coin Hills");
  await page.getByRole("button", { name: "Share and more" }).click();
  await page.getByRole("menuitem", { name: "Give it another name" }).click();
  await expect(page.getByRole("dialog")).toContainText("It changes in the code, too.");
});

test("a game that does not say its name promises no change in the code", async ({ page }) => {
  await openWith(page, PROGRAM.replace("GAME_NAME", "PLACE"));
  await page.getByRole("button", { name: "Share and more" }).click();
  await page.getByRole("menuitem", { name: "Give it another name" }).click();
  await expect(page.getByRole("dialog").getByRole("textbox")).toBeVisible();
  await expect(page.getByRole("dialog")).not.toContainText("It changes in the code, too.");
});

async function choose(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: "Share and more" }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

test("a version is kept under its name, and comes back once however often that is pressed", async ({
  page,
}) => {
  const { studio, id } = await openWith(page, PROGRAM);
  await choose(page, "Earlier versions");
  const versions = page.getByRole("dialog", { name: "Earlier versions" });
  await versions.getByRole("textbox").fill("Before the dragon");
  await versions.getByRole("button", { name: "Keep this one" }).click();
  await expect(versions.getByRole("status")).toHaveText("I keep “Before the dragon” for you.");
  await expect(versions.getByRole("listitem")).toContainText("Before the dragon");
  await page.keyboard.press("Escape");

  await studio.write(PROGRAM.replace("Fox Run", "Dragon"));
  await expect.poll(async () => (await gameOf(page, id)).name).toBe("Dragon");
  await choose(page, "Earlier versions");
  let restored = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/restore")) restored += 1;
  });
  await versions.getByRole("button", { name: "Bring it back" }).dblclick();
  await expect(versions).toBeHidden();
  await expect(page.getByText("“Before the dragon” is back.")).toBeVisible();
  expect(await codeOf(page, id)).toBe(PROGRAM);
  expect(restored).toBe(1);
});

test("a zip that cannot be made is said", async ({ page }) => {
  await openWith(page, PROGRAM);
  await page.route("**/export", (route) => route.fulfill({ status: 503, body: "" }));
  await choose(page, "Save on my computer");
  await expect(page.getByText("The zip cannot be made now.")).toBeVisible();
  await page.unroute("**/export");
  const saved = page.waitForEvent("download");
  await choose(page, "Save on my computer");
  expect((await saved).suggestedFilename()).toBe("Fox Run.zip");
});

test("a number that does not fit is not swallowed", async ({ page }) => {
  const { id } = await openWith(page, PROGRAM);
  await depth(page, "Tweak").click();
  const speed = card(page, "Run speed");
  await speed.getByRole("textbox").fill("99");
  await expect(speed.getByRole("status")).toHaveText("It goes from 1 to 10.");
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM.replace("= 4", "= 10"));
  await speed.getByRole("textbox").fill("7");
  await expect(speed.getByRole("status")).toBeEmpty();
});

test("a picture is swapped beside the cards, and the running game shows it", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open("/", { name: "Hero", files: ART });
  await depth(page, "Tweak").click();
  await studio.run.click();
  await expect.poll(() => shows(studio.game, RED)).toBe(true);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Swap hero.png for another" }).click();
  await (await choosing).setFiles({ name: "own.png", mimeType: "image/png", buffer: picture(GREEN) });
  await expect.poll(() => shows(studio.game, GREEN)).toBe(true);
});

test("what was deleted is brought back by keyboard alone", async ({ page }) => {
  const studio = new Studio(page);
  const id = await studio.open("/", { name: "Hero", files: ART });
  await page.getByRole("button", { name: "Files", exact: true }).click();
  await page.getByRole("button", { name: "More about hero.png" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Bring back hero.png" })).toBeFocused();
  const paths = async () => (await gameOf(page, id)).files.map(({ path }) => path);
  expect(await paths()).not.toContain("art/hero.png");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "More about hero.png" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Files of your game" })).toBeFocused();
  expect(await paths()).toContain("art/hero.png");
});

test("the plain page gives hints and finds", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("palace.editor", "plain");
  });
  const studio = new Studio(page);
  const { id } = await makeGame(page, "/", { name: "Fox", code: UNREADABLE });
  await page.goto(`/game/${id}`);
  await depth(page, "Code").click();
  const note = page.locator(".trouble-note");
  await expect(note).toContainText(`Line ${UNREADABLE_LINE}`);
  await page.getByRole("button", { name: "Find" }).click();
  await page.keyboard.type("Clock");
  await page.keyboard.press("Enter");
  const chosen = () =>
    studio.code.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
  await expect.poll(chosen).toBe("clock");
  await page.getByRole("search").getByRole("textbox").fill("zebra");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("search")).toContainText("Not found");
});

test("code goes from left to right beside words that do not", async ({ page }) => {
  const { studio } = await openPlaying(page, CRASHING);
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  await studio.run.click();
  const way = (place: string) =>
    page
      .locator(place)
      .first()
      .evaluate((part) => getComputedStyle(part).direction);
  await expect(page.locator(".python-line")).toBeVisible();
  expect(await way(".python-line")).toBe("ltr");
  await depth(page, "Code").click();
  await expect(studio.code).toBeVisible();
  expect(await way(".cm-content")).toBe("ltr");
  expect(await way(".studio")).toBe("rtl");
});

test("the tools of the code are one stop of the Tab key, and arrows go on", async ({ page }) => {
  const { studio } = await openWith(page, PROGRAM);
  await studio.code.click();
  await page.keyboard.insertText("#");
  await expect(undo(page)).toBeEnabled();
  await undo(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Find" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Letters" })).toBeFocused();
});

test("no dialog, menu or list of these rooms keeps anybody out, by day and by night", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const studio = new Studio(page);
  const files = ART.map((file) => (file.path === "main.py" ? { path: "main.py", content: PROGRAM } : file));
  await studio.open("/", { name: "Fox Run", files });
  const check = async (where: string) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoBarriers(page, `${where}, ${colorScheme}`);
    }
  };
  const close = async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };

  await studio.code.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("pyg", { delay: 20 });
  await expect(page.getByRole("listbox", { name: "Names that fit" })).toBeVisible();
  await check("names that fit");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("search", { name: "Find in your code" })).toBeVisible();
  await check("find");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Letters" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check("letters");
  await page.getByText("Plain page", { exact: true }).click();
  await close();
  await studio.run.click();
  await expect(page.locator(".mark-list li")).not.toHaveCount(0);
  await check("marks, go to line and find of the plain page");

  await page.getByRole("button", { name: "Files", exact: true }).click();
  await page.getByRole("button", { name: "More about hero.png" }).click();
  await check("menu of a file");
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check("another name for a file");
  await close();

  await page.getByRole("button", { name: "Share and more" }).click();
  await check("share");
  await page.getByRole("menuitem", { name: "Give it another name" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await check("another name");
  await close();
  await choose(page, "Show it to everybody");
  await expect(page.getByRole("dialog")).toContainText("nickname");
  await check("show it, as a guest");
  await close();
  await choose(page, "Earlier versions");
  const versions = page.getByRole("dialog", { name: "Earlier versions" });
  await versions.getByRole("button", { name: "See what is different" }).click();
  await expect(versions.locator(".version-difference")).toBeVisible();
  await check("versions and what is different");
  await close();

  await depth(page, "Tweak").click();
  await card(page, "Sky").getByRole("button", { name: "Pick a colour for Sky" }).click();
  await expect(page.getByRole("button", { name: "Honey" })).toBeVisible();
  await check("colours");
});
