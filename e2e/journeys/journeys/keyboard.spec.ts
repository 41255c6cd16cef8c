/** The whole way by the keyboard alone: made, played, answered, tweaked, written, run, taken home, thrown away, had back. */

import { readFile } from "node:fs/promises";

import { expect, type Locator, type Page, test } from "@playwright/test";

import { hashOf, SOON, stillPicture } from "../palace/picture";
import { codeOf } from "../palace/projects";
import { Studio } from "../palace/studio";
import { KIND_QUESTION, NAME_QUESTION, THEME_QUESTION, Wizard } from "../palace/wizard";

/** More than there is on any page. */
const MOST_PRESSES = 150;

/** Where the focus is: on the target, or on the game or the code, which keep the Tab key to themselves until Esc is pressed. */
function whereabouts(target: Locator): Promise<"target" | "keeper" | "elsewhere"> {
  return target.evaluate((element) => {
    const { activeElement } = document;
    if (element.contains(activeElement)) return "target";
    return activeElement?.closest("[role=application], .cm-editor") ? "keeper" : "elsewhere";
  });
}

/** Walks on with Tab, through the game and the code as well, until something has the focus. */
async function walkTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  await target.waitFor();
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const where = await whereabouts(target);
    if (where === "target") return;
    if (where === "keeper") await keyboard.press("Escape");
    await keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** Chooses a depth: Tab stops once at all of them, and arrows go from one to the next. */
async function goTo(page: Page, depth: string): Promise<void> {
  const radio = page.getByRole("radio", { name: depth, exact: true });
  await walkTo(page.getByRole("radiogroup", { name: "How deep to go" }));
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowRight"]) {
    if (await radio.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press(key);
  }
  await page.keyboard.press("Space");
  await expect(radio).toBeChecked();
}

async function chooseFromMenu(page: Page, choice: string): Promise<void> {
  await walkTo(page.getByRole("button", { name: "Share and more" }));
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: choice });
  await item.waitFor();
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

test("from the first page to a game that was thrown away and came back", async ({ page }) => {
  test.setTimeout(180_000);
  const [studio, wizard] = [new Studio(page), new Wizard(page)];
  const { keyboard } = page;

  await test.step("three questions", async () => {
    await page.goto("/");
    await walkTo(page.getByRole("main").getByRole("link", { name: "Make a game" }));
    await keyboard.press("Enter");
    await wizard.expectQuestion(KIND_QUESTION);
    await wizard.cards.first().waitFor();
    await keyboard.press("1");
    await keyboard.press("Enter");
    await wizard.expectQuestion(THEME_QUESTION);
    await wizard.cards.first().waitFor();
    await keyboard.press("1");
    await keyboard.press("Enter");
    await wizard.expectQuestion(NAME_QUESTION);
    await expect(wizard.name).toBeFocused();
    await keyboard.type("Keys Only");
    await keyboard.press("Enter");
    await studio.expectRunning();
  });
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  await test.step("play, and give the keys back", async () => {
    await expect(studio.game).toBeFocused();
    const title = await stillPicture(studio.game);
    await keyboard.press("Space");
    await expect.poll(() => hashOf(studio.game), { intervals: SOON }).not.toBe(title);
    await keyboard.press("Escape");
    await expect(studio.game).not.toBeFocused();
  });

  await test.step("an answer", async () => {
    const before = await codeOf(page, id);
    const room = page.getByRole("region", { name: "Pixel's questions about your game" });
    const second = room.getByRole("group").getByRole("button").nth(1);
    await walkTo(second);
    await keyboard.press("Enter");
    await expect(second).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => codeOf(page, id)).not.toBe(before);
  });

  await test.step("a number on a card", async () => {
    await goTo(page, "Tweak");
    const before = await codeOf(page, id);
    await walkTo(page.getByRole("article", { name: "Hearts", exact: true }).getByRole("slider"));
    await keyboard.press("ArrowLeft");
    await expect.poll(() => codeOf(page, id)).not.toBe(before);
  });

  await test.step("a change by hand, and a run", async () => {
    await goTo(page, "Code");
    await walkTo(studio.code);
    await keyboard.press("ControlOrMeta+End");
    await keyboard.type('print("by hand")');
    await keyboard.press("ControlOrMeta+Home");
    await keyboard.press("End");
    await keyboard.press("Enter");
    await keyboard.type('print("at the top")');
    await keyboard.press("Control+Enter");
    await expect(studio.printed).toContainText("at the top");
    await studio.expectRunning();
    await keyboard.press("Escape");
    expect(await codeOf(page, id)).toContain('print("by hand")');
  });

  await test.step("taken home", async () => {
    const downloading = page.waitForEvent("download");
    await chooseFromMenu(page, "Save on my computer");
    const zip = await readFile(await (await downloading).path());
    expect(zip.includes("main.py")).toBe(true);
  });

  await test.step("thrown away, and had back", async () => {
    await chooseFromMenu(page, "Put it in the trash");
    await expect(page).toHaveURL(/\/projects$/);
    expect((await page.request.get(`/api/projects/${id}`)).status()).toBe(404);
    await walkTo(page.getByRole("button", { name: "Undo" }));
    await keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/game/${id}`));
    await expect(page.getByRole("heading", { level: 1, name: "Keys Only" })).toBeVisible();
  });
});
