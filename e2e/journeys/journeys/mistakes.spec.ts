import { expect, test } from "@playwright/test";

import { shows } from "../palace/picture";
import {
  CRASHING,
  CRASHING_LINE,
  GREEN,
  RED,
  SQUARES,
  UNREADABLE,
  UNREADABLE_LINE,
} from "../palace/programs";
import { makeGame } from "../palace/projects";
import { Studio } from "../palace/studio";

test("code that cannot be read is marked, and nothing runs", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write(UNREADABLE);
  await studio.run.click();
  await expect(studio.status).toContainText(`Your game could not start: line ${UNREADABLE_LINE}`);
  await expect(studio.problemLine).toHaveText("while True");
  await expect(page.locator(".says")).toContainText("A : is missing here.");
  await expect(studio.stop).toBeDisabled();

  await studio.write(SQUARES);
  await studio.run.click();
  await studio.expectRunning();
  await expect(studio.problemLine).toHaveCount(0);
});

test.describe("in Spanish", () => {
  test.use({ locale: "es-ES" });

  test("what is wrong with the code, and what may surprise, is said in Spanish", async ({ page }) => {
    const { id } = await makeGame(page, "/", {
      name: "Lobo",
      code: "import requests\nwhile True\n    pass\n",
    });
    await page.addInitScript(() => {
      localStorage.setItem("palace.depth", "code");
    });
    await page.goto(`/game/${id}`);
    const run = page.getByRole("button", { name: "Arrancar", exact: true });
    const says = page.locator(".says");
    await run.click();
    await expect(says).toContainText("Aquí falta un :.");
    await page.locator(".cm-line", { hasText: "while True" }).click();
    await page.keyboard.press("End");
    await page.keyboard.insertText(":");
    await run.click();
    await expect(page.locator(".advice")).toContainText("lo que hace requests no va a funcionar");
  });
});

test("a crash says what happened and where, and the next run works", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write(CRASHING);
  await studio.run.click();
  await expect(studio.status).toContainText(`Your game stopped on line ${CRASHING_LINE}`);
  await expect(studio.problemLine).toHaveText("plaer.jump()");
  await expect(studio.problemLine).toBeInViewport();
  await expect(studio.printed).toContainText("so far so good");
  await expect(page.getByText("NameError: name 'plaer' is not defined").first()).toBeVisible();
  await expect.poll(() => shows(studio.game, GREEN)).toBe(true);

  const traceback = page.locator(".python-traceback");
  await expect(traceback).toBeHidden();
  await page.getByRole("button", { name: "The whole trail" }).click();
  await expect(traceback).toContainText("Traceback (most recent call last)");
  await expect(traceback).toContainText(`line ${CRASHING_LINE}`);

  await page.getByRole("button", { name: `Show me line ${CRASHING_LINE}` }).click();
  await expect(studio.code).toBeFocused();

  await studio.write(SQUARES);
  await studio.run.click();
  await studio.expectRunning();
  await expect(studio.problemLine).toHaveCount(0);
  await expect.poll(() => shows(studio.game, RED)).toBe(true);
});

test("a program that comes to its end says so", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write('print("all done")\n');
  await studio.run.click();
  await expect(studio.status).toContainText("Your game is over");
  await expect(studio.printed).toContainText("all done");
  await expect(studio.problemLine).toHaveCount(0);
});
