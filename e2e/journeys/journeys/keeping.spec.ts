import { expect, type Page, test } from "@playwright/test";

import { RED, SQUARES } from "../palace/programs";
import { codeOf, gameOf } from "../palace/projects";
import { hashOf, shows, stillPicture } from "../palace/picture";
import { choose, Studio } from "../palace/studio";

const FROG = 'import pygame\nGAME_NAME = "Frog Tower"\n';
const FOX = 'import pygame\nGAME_NAME = "Fox Cave"\n';

/** Writes at the end of the code. */
async function type(page: Page, text: string): Promise<void> {
  await new Studio(page).code.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(text);
}

test("what is written is saved by itself, and the game carries the name its code gives it", async ({
  page,
}) => {
  const studio = new Studio(page);
  const id = await studio.open();
  await studio.write(FROG);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Frog Tower");
  await expect(studio.keeping).toHaveText("Saved");
  expect(await codeOf(page, id)).toBe(FROG);
  await page.reload();
  await expect(studio.code).toContainText("Frog Tower");
});

test("a tab that is closed in the middle of a word loses nothing", async ({ page, context }) => {
  const studio = new Studio(page);
  const id = await studio.open();
  await studio.write(FROG);
  await studio.save();
  await type(page, "# half a wo");
  // As when the window is closed with its cross: the page is told that it goes.
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  const next = await context.newPage();
  const again = new Studio(next);
  await again.enter(id);
  await expect(again.code).toContainText("# half a wo");
  await expect(again.keeping).toHaveText("Saved");
  expect(await codeOf(next, id)).toContain("# half a wo");
});

test("without the internet everything stays here and is said, and is saved when it is back", async ({
  page,
  context,
}) => {
  const studio = new Studio(page);
  const id = await studio.open();
  await context.setOffline(true);
  await studio.write(FROG);
  await expect(studio.keeping).toHaveText("Kept on this computer: no internet");
  await expect(page.getByText("No way to the palace right now.")).toBeVisible();
  await type(page, "# more\n");
  expect(await codeOf(page, id)).not.toContain("Frog Tower");
  await context.setOffline(false);
  await expect(studio.keeping).toHaveText("Saved", { timeout: 40_000 });
  expect(await codeOf(page, id)).toBe(`${FROG}# more\n`);
});

test("without the internet nothing runs; the page says so, and goes on by itself when it is back", async ({
  page,
  context,
}) => {
  const studio = new Studio(page);
  await studio.open();
  await context.setOffline(true);
  await studio.write(SQUARES);
  await studio.run.click();
  await expect(studio.status).toContainText("I cannot reach the palace");
  await expect(studio.run).toBeDisabled();
  await context.setOffline(false);
  await expect(studio.run).toBeEnabled({ timeout: 30_000 });
  await studio.run.click();
  await studio.expectRunning();
  await expect.poll(() => shows(studio.game, RED)).toBe(true);
});

test("when nobody is signed in any more the code stays here, nobody else is made, and a new game can be", async ({
  page,
  context,
}) => {
  const studio = new Studio(page);
  const id = await studio.open();
  const cookies = await context.cookies();
  await context.clearCookies();
  await studio.write(FROG);
  await expect(studio.keeping).toHaveText("Kept on this computer: not signed in");
  await expect(page.getByRole("heading", { name: "You are not signed in any more" })).toBeVisible();
  expect(await context.cookies(), "nobody becomes somebody else by writing").toEqual([]);

  // Who signs in again in another window finds the text, and so does the server.
  await context.addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(studio.keeping).toHaveText("Saved");
  expect(await codeOf(page, id)).toBe(FROG);

  // An answer is somebody's as well.
  await page.getByRole("radio", { name: "Play" }).click();
  await context.clearCookies();
  await page.getByRole("button", { name: "Glide" }).click();
  await expect(page.getByText("Sign in, then press it again.")).toBeVisible();
  await expect(studio.keeping).toHaveText("Kept on this computer: not signed in");
  expect(await context.cookies(), "nobody becomes somebody else by answering").toEqual([]);
  await context.addCookies(cookies);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(studio.keeping).toHaveText("Saved");
  await page.getByRole("radio", { name: "Code" }).click();

  await context.clearCookies();
  await studio.write(FOX);
  await expect(studio.keeping).toHaveText("Kept on this computer: not signed in");
  await page.getByRole("button", { name: "Make a new game of it" }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(studio.code).toContainText("Fox Cave");
  await expect(studio.keeping).toHaveText("Saved");
  const made = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(await codeOf(page, made)).toBe(FOX);
});

test("of two windows the slower one shows what the other wrote, and gets its own back", async ({
  page,
  context,
}) => {
  const studio = new Studio(page);
  const id = await studio.open();
  const other = new Studio(await context.newPage());
  await other.enter(id);
  await studio.write(FROG);
  await studio.save();
  await other.write(FOX);
  const { page: window } = other;
  await expect(window.getByRole("heading", { name: "Another window was faster" })).toBeVisible();
  await expect(other.code).toContainText("Frog Tower");
  await window.getByRole("button", { name: "See what is different" }).click();
  await expect(window.getByRole("dialog")).toContainText("From another window");
  await window.getByRole("button", { name: "Close" }).click();
  await window.getByRole("button", { name: "Take mine instead" }).click();
  await expect(other.code).toContainText("Fox Cave");
  await expect(window.getByRole("heading", { name: "Another window was faster" })).toBeHidden();
  expect(await codeOf(page, id)).toBe(FOX);
});

test("an earlier version is looked at and had back, and that is undone", async ({ page }) => {
  const studio = new Studio(page);
  const id = await studio.open();
  const original = await codeOf(page, id);
  await studio.run.click();
  await studio.expectRunning();
  await studio.stop.click();
  await studio.write(FROG);
  await studio.save();

  await choose(page, "Earlier versions");
  const versions = page.getByRole("dialog", { name: "Earlier versions" });
  await expect(versions.getByRole("listitem")).toHaveCount(1);
  await expect(versions).toContainText("You ran it");
  await versions.getByRole("button", { name: "See what is different" }).click();
  await expect(versions.getByText("Frog Tower")).toBeVisible();
  await versions.getByRole("button", { name: "Bring it back" }).click();
  await expect(versions).toBeHidden();
  await expect(studio.code).not.toContainText("Frog Tower");
  expect(await codeOf(page, id)).toBe(original);

  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(studio.code).toContainText("Frog Tower");
  expect(await codeOf(page, id)).toBe(FROG);
});

test("a game that is put in the trash comes back", async ({ page }) => {
  const studio = new Studio(page);
  const id = await studio.open();
  await studio.write(FROG);
  await choose(page, "Put it in the trash");
  await expect(page).toHaveURL(/\/projects$/);
  expect((await page.request.get(`/api/projects/${id}`)).status()).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(new RegExp(`/game/${id}`));
  await expect(studio.code).toContainText("Frog Tower");
});

test("a new name stands in the list and in the code, and a copy is another game", async ({ page }) => {
  const studio = new Studio(page);
  const id = await studio.open();
  await choose(page, "Give it another name");
  await page.getByRole("textbox", { name: "Name of your game" }).fill('Don\'t "stop"');
  await page.getByRole("button", { name: "Use this name" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText('Don\'t "stop"');
  await expect(studio.code).toContainText(`GAME_NAME = "Don't \\"stop\\""`);
  expect((await gameOf(page, id)).name).toBe('Don\'t "stop"');

  await choose(page, "Make a copy");
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(studio.code).toContainText(`GAME_NAME = "Don't \\"stop\\""`);
});

test("the zip has the program, and the picture is a PNG with the game's name", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write(`GAME_NAME = "Red: square"\n${SQUARES}`);
  const zip = page.waitForEvent("download");
  await choose(page, "Save on my computer");
  const packed = await zip;
  expect(packed.suggestedFilename()).toMatch(/\.zip$/);
  const bytes = await bytesOf(packed);
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  expect(bytes.includes("main.py")).toBe(true);

  await studio.run.click();
  await studio.expectRunning();
  await expect.poll(() => shows(studio.game, RED)).toBe(true);
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take a picture" }).click();
  const taken = await picture;
  expect(taken.suggestedFilename()).toBe("Red square.png");
  const png = await bytesOf(taken);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 200]);
});

async function bytesOf(download: { createReadStream(): Promise<NodeJS.ReadableStream> }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

/** Counts frames in the colour of the picture's left half. */
const COUNTING = `import pygame

pygame.init()
screen = pygame.display.set_mode((320, 200))
clock = pygame.time.Clock()
frame = 0
print("ready")

while True:
    pygame.event.get()
    frame += 1
    screen.fill((frame % 256, frame // 256 % 256, 90), (0, 0, 160, 200))
    pygame.display.flip()
    clock.tick(60)
`;

test("a paused game stands still, to the pixel, and goes on where it was", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.play(COUNTING);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(studio.status).toContainText("Your game stands still");
  const still = await stillPicture(studio.game);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect.poll(() => hashOf(studio.game)).not.toBe(still);
  await studio.expectRunning();
  await expect(studio.game).toBeFocused();
});

test("the game fills the screen, and leaves it again", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.play(SQUARES);
  const before = (await studio.game.boundingBox())?.width ?? 0;
  await page.getByRole("button", { name: "Full screen", exact: true }).click();
  await expect(page.getByRole("button", { name: "Leave full screen" })).toBeVisible();
  await expect(studio.code).toBeHidden();
  await expect.poll(async () => (await studio.game.boundingBox())?.width).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Leave full screen" }).click();
  await expect(studio.code).toBeVisible();
});

test("where there is no such game the page says so, and shows the way on", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await page.goto("/game/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f");
  await expect(page.getByRole("heading", { name: "I cannot find this game" })).toBeVisible();
  await expect(page.getByRole("link", { name: "My games" }).last()).toBeVisible();
});
