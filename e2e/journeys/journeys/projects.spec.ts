import { readFile } from "node:fs/promises";

import { expect, type Page, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectNothingTooWide } from "../palace/barriers";
import { becomeMember, painted, takePicture } from "../palace/makers";
import { Network } from "../palace/network";
import { codeOf, makeGame, makeGameThere } from "../palace/projects";

const wall = (page: Page) => page.getByRole("list", { name: "My games" });
const card = (page: Page, name: string) =>
  wall(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });
const message = (page: Page, words: string) =>
  page.getByRole("region", { name: "Messages" }).getByText(words);

async function choose(page: Page, name: string, what: string): Promise<void> {
  await card(page, name)
    .getByRole("button", { name: `More about ${name}` })
    .click();
  await page.getByRole("menuitem", { name: what }).click();
}

const made = (name: string) => ({ name, code: painted(name) });

test("somebody who has made nothing is shown the way to make something, and becomes nobody by looking", async ({
  page,
  context,
}) => {
  await page.goto("/projects");
  await expect(page.getByRole("heading", { name: "No games yet" })).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("palace_session");
  await page.getByRole("main").getByRole("link", { name: "Make a game" }).click();
  await expect(page).toHaveURL(/\/new/);
});

test("games hang on the wall with their pictures, the last changed first, and are opened or played at once", async ({
  page,
}) => {
  const { id } = await makeGame(page, "/", made("Red Room"));
  await makeGame(page, "/", made("Blue Room"));
  await takePicture(page.context().request, id);
  await page.goto("/projects");
  await expect(wall(page).getByRole("heading")).toHaveText(["Blue Room", "Red Room"]);
  const picture = card(page, "Red Room").locator("img");
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await expect(card(page, "Blue Room").locator("svg.game-picture")).toBeVisible();

  await card(page, "Red Room").getByRole("button", { name: "Play Red Room" }).click();
  await expect(page).toHaveURL(new RegExp(`/game/${id}`));
  await expect(page.locator(".says").getByRole("status")).toContainText("Your game is running!");
  await page.goBack();
  await card(page, "Red Room").getByRole("link", { name: "Red Room" }).click();
  await expect(page).toHaveURL(new RegExp(`/game/${id}$`));
});

test("a new name is in the list and in the code", async ({ page }) => {
  const { id } = await makeGame(page, "/", made("Old Name"));
  await page.goto("/projects");
  await choose(page, "Old Name", "New name");
  const dialog = page.getByRole("dialog", { name: "A new name" });
  await dialog.getByRole("textbox").fill('The "Great" One');
  await dialog.getByRole("button", { name: "Keep this name" }).click();
  await expect(card(page, 'The "Great" One')).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await codeOf(page, id)).toContain("GAME_NAME = 'The \"Great\" One'");
});

test("a copy is made, a zip is saved and comes back as a game", async ({ page }) => {
  await makeGame(page, "/", made("Hop"));
  await page.goto("/projects");
  await choose(page, "Hop", "Make a copy");
  await expect(wall(page).getByRole("heading")).toHaveCount(2);
  const download = page.waitForEvent("download");
  await choose(page, "Hop", "Save as a zip");
  const zip = await (await download).path();
  expect((await readFile(zip)).subarray(0, 2).toString()).toBe("PK");

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a zip" }).click();
  await (await chooser).setFiles(zip);
  await expect(message(page, "Your game is here.")).toBeVisible();
  await expect(wall(page).getByRole("heading")).toHaveCount(3);

  const other = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a zip" }).click();
  await (
    await other
  ).setFiles({ name: "no.zip", mimeType: "application/zip", buffer: Buffer.from("no zip") });
  await expect(message(page, "This zip cannot be opened")).toBeVisible();
  await expect(wall(page).getByRole("heading")).toHaveCount(3);
});

test("deleting is undone; what stays deleted waits in the trash and comes back from there", async ({
  page,
}) => {
  await makeGame(page, "/", made("Keep Me"));
  await page.goto("/projects");
  await choose(page, "Keep Me", "Delete");
  await expect(page.getByRole("heading", { name: "No games yet" })).toBeVisible();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(card(page, "Keep Me")).toBeVisible();

  await choose(page, "Keep Me", "Delete");
  await page.getByRole("link", { name: "Trash" }).click();
  const trash = page.getByRole("list", { name: "Trash" });
  await expect(trash.getByRole("listitem")).toContainText(["30 days left"]);
  await trash.getByRole("button", { name: "Bring back Keep Me" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "My games" }).click();
  await expect(card(page, "Keep Me")).toBeVisible();
});

test("what is deleted for good is asked about first, one by one and all at once", async ({ page }) => {
  const { request } = page.context();
  for (const name of ["One", "Two", "Three"]) {
    const { id } = await makeGame(page, "/", made(name));
    await request.delete(`/api/projects/${id}`);
  }
  await page.goto("/trash");
  const trash = page.getByRole("list", { name: "Trash" });
  await trash.getByRole("button", { name: "Delete Two for good" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(trash.getByRole("listitem")).toHaveCount(3);
  await trash.getByRole("button", { name: "Delete Two for good" }).click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(trash.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Empty the trash" }).click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  const left = await request.get("/api/projects?trash=true");
  expect(((await left.json()) as { items: unknown[] }).items).toEqual([]);
});

test("of many games the first are shown, and more when they are asked for", async ({ page }) => {
  await becomeMember(page);
  const { id } = await makeGame(page, "/", made("Copied"));
  for (let copies = 1; copies < 26; copies += 1) {
    const copy = await page.context().request.post(`/api/projects/${id}/duplicate`);
    expect(copy.status()).toBe(201);
  }
  await page.goto("/projects");
  await expect(wall(page).getByRole("heading")).toHaveCount(24);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(wall(page).getByRole("heading")).toHaveCount(26);
  await expect(page.getByRole("button", { name: "Show more" })).toBeHidden();
});

test("when the games do not come it is said, and they are asked for again", async ({ page, baseURL }) => {
  const network = await Network.open(baseURL ?? "", "pass");
  try {
    await makeGameThere(page, network.address, made("Here"));
    network.blocked = /^\/api\/projects/;
    await page.goto(`${network.address}/projects`);
    await expect(page.getByRole("heading", { name: "The games did not come" })).toBeVisible();
    network.mend();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(card(page, "Here")).toBeVisible();
  } finally {
    network.close();
  }
});

test("menus and dialogs have no barriers, also at 320 pixels", async ({ page }) => {
  await makeGame(page, "/", made("Another"));
  const { id } = await makeGame(page, "/", made("Gone"));
  await page.goto("/projects");
  await page.getByRole("button", { name: "More about Another" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "a menu");
  await page.getByRole("menuitem", { name: "New name" }).click();
  await expect(page.getByRole("dialog", { name: "A new name" })).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "a new name");

  await page.context().request.delete(`/api/projects/${id}`);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/trash");
  await page.getByRole("button", { name: "Empty the trash" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNothingTooWide(page);
  await expectNoBarriersByDayAndNight(page, "emptying the trash");
});
