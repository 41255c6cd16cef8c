/** Showing a game: from the studio through its dialog to the gallery, with a detour over words that are not kind. */

import { expect, type Page, test } from "@playwright/test";

import { expectNoBarriers } from "../palace/barriers";
import { becomeMember, painted, uniqueWord } from "../palace/makers";
import { Studio } from "../palace/studio";

async function openOwn(page: Page, title: string): Promise<void> {
  await becomeMember(page);
  await new Studio(page).open("/", { name: title, code: painted(title) });
}

async function offer(page: Page) {
  await page.getByRole("button", { name: "Share and more" }).click();
  await page.getByRole("menuitem", { name: "Show it to everybody" }).click();
  return page.getByRole("dialog", { name: "Show your game" });
}

test("a game is shown once its words are kind", async ({ page }) => {
  const title = uniqueWord();
  await openOwn(page, title);
  const dialog = await offer(page);
  const words = dialog.getByRole("textbox", { name: "What is it about?" });
  await expect(words).toBeVisible();
  await expectNoBarriers(page, "show it");
  await words.fill("A crap fox jumps.");
  await dialog.getByRole("button", { name: "Show it" }).click();
  await expect(dialog).toContainText("Some of these words are not kind.");
  await words.fill("A quick fox jumps.");
  await expect(dialog).not.toContainText("not kind");
  await dialog.getByRole("button", { name: "Show it" }).click();
  await expect(dialog.getByRole("status")).toContainText("Everybody can see it in the gallery.");

  await dialog.getByRole("link", { name: "See it in the gallery" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await expect(page.getByText("A quick fox jumps.")).toBeVisible();
});

test("a name that is not kind is not blamed on what is said about the game", async ({ page }) => {
  await openOwn(page, "Crap");
  const dialog = await offer(page);
  await dialog.getByRole("textbox").fill("A quick fox jumps.");
  await dialog.getByRole("button", { name: "Show it" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The name “Crap” has words that are not kind.");
  await expect(dialog.getByRole("textbox")).not.toHaveAttribute("aria-invalid", "true");
});

test("a name that is too long for the gallery is cut", async ({ page }) => {
  const title = `${uniqueWord()} ${"very ".repeat(12)}long`;
  await becomeMember(page);
  await new Studio(page).open("/", { name: "Short", code: painted(title) });
  const dialog = await offer(page);
  await dialog.getByRole("button", { name: "Show it" }).click();
  await expect(dialog.getByRole("status")).toContainText("Everybody can see it in the gallery.");
});
