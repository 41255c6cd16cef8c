import { expect, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectNothingTooWide } from "../palace/barriers";

const PAGES = ["/sign-in", "/register", "/classes", "/settings", "/help", "/nowhere"];

test("there are no barriers in strong contrast", async ({ page }) => {
  await page.goto("/settings");
  await page.getByRole("main").getByText("Strong contrast").click();
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "strong");
  await expectNoBarriersByDayAndNight(page);
});

// English is looked at with every page, in everywhere.spec.ts.
for (const language of ["es", "xb"]) {
  test(`at 320 pixels nothing is wider than the screen in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of PAGES) {
      await page.goto(`${path}?language=${language}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNothingTooWide(page);
    }
  });
}

test("the language follows the browser, is chosen, and is remembered", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "es-MX" })).newPage();
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Ajustes", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.getByRole("main").getByRole("radio", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(page).toHaveTitle("Settings · Pixel's PyGame Palace");
  await page.context().close();
});

test("right to left, the page is mirrored and no word is plain English", async ({ page }) => {
  await page.goto("/settings?language=xb");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const brand = await page.locator("header a").first().boundingBox();
  expect(brand?.x).toBeGreaterThan(640);
  const words = await page.getByRole("main").innerText();
  const plain = words.split("\n").filter((line) => /[a-z]{3}/.test(line) && !line.includes("["));
  expect(plain.filter((line) => !["English", "Español"].includes(line))).toEqual([]);
});

test("letters, contrast and paper are chosen and remembered", async ({ page }) => {
  await page.goto("/help");
  await page.getByRole("button", { name: "Look" }).click();
  const sheet = page.getByRole("dialog", { name: "How it looks" });
  await sheet.getByRole("radio", { name: "Night" }).click();
  await sheet.getByText("Strong contrast").click();
  await sheet.getByText("Dyslexia-friendly letters").click();
  await page.reload();
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-paper", "dark");
  await expect(root).toHaveAttribute("data-contrast", "strong");
  await expect(root).toHaveAttribute("data-typeface", "dyslexic");
  await expect.poll(() => page.evaluate(() => document.fonts.check('18px "OpenDyslexic"'))).toBe(true);
});

test("in forced colours what can be pressed has a border", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/sign-in");
  const button = page.getByRole("main").getByRole("button", { name: "Sign in" });
  await expect(button).toHaveCSS("border-top-width", "2px");
  await expect(button).toHaveCSS("border-top-style", "solid");
  await page.emulateMedia({ forcedColors: "none" });
  await expect(button, "its edge is drawn otherwise").toHaveCSS("border-top-width", "0px");
});

test("the keyboard skips the header, and a change of page puts the focus on its heading", async ({
  page,
}) => {
  await page.goto("/help");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.getByRole("link", { name: "Settings" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeFocused();
});

test("on a telephone the rooms are in a menu that Esc closes", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/help");
  const rooms = page.getByRole("navigation", { name: "Rooms", exact: true });
  await expect(rooms).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(rooms).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(rooms).toBeHidden();
});

test("a page that lost its way to the palace says so, and says when it is back", async ({
  page,
  context,
}) => {
  await page.goto("/help");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const notice = page.getByText("No way to the palace right now.");
  await context.setOffline(true);
  await expect(notice).toBeVisible();
  await context.setOffline(false);
  await expect(notice).toBeHidden();
});

test("Pixel acts without ever being gone", async ({ page }) => {
  for (const address of ["/sign-in", "/help", "/nowhere"]) {
    await page.goto(address);
    await page.locator("main .pixel").first().waitFor();
    const acted = await page.evaluate(() => {
      const pixel = document.querySelector("main .pixel");
      // A copy acts from the beginning.
      const copy = pixel?.cloneNode(true) as SVGElement;
      pixel?.replaceWith(copy);
      const moves = copy.getAnimations({ subtree: true });
      const ends = moves.map(({ effect }) => Number(effect?.getComputedTiming().endTime));
      const frames = new Set<number>();
      // Never at the very moment when one frame follows another.
      for (let time = 7; time < Math.max(...ends) + 100; time += 20) {
        for (const move of moves) move.currentTime = time;
        frames.add(
          Array.from(copy.children).filter((frame) => getComputedStyle(frame).visibility === "visible")
            .length,
        );
      }
      return { moves: moves.length, framesAtOnce: [...frames] };
    });
    expect(acted.framesAtOnce, address).toEqual([1]);
    expect(acted.moves, address).toBeGreaterThan(1);
  }
});
