import { expect, type Page, test } from "@playwright/test";

import { expectNoBarriers } from "../palace/barriers";
import { newNickname, post } from "../palace/people";

const PICTURES = ["Fox", "Rocket", "Moon", "Key"];

async function pressPictures(page: Page, pictures = PICTURES): Promise<void> {
  const pad = page.getByRole("group", { name: "Your secret pictures" });
  for (const picture of pictures) await pad.getByRole("button", { name: picture, exact: true }).click();
}

const toast = (page: Page) => page.getByRole("region", { name: "Messages" });

test("a guest keeps their games with pictures, and finds them on another computer", async ({
  page,
  browser,
}) => {
  const nickname = newNickname("Robo Fox");
  await page.goto("/");
  await post(page, "/api/auth/guest", {});
  await post(page, "/api/projects", { name: "Moon Hopper", code: "SPEED = 3\n" });
  await page.reload();
  await page.getByRole("link", { name: "Keep my games" }).click();
  await expect(page.getByRole("heading", { name: "Keep your games" })).toBeFocused();

  await page.getByRole("button", { name: "Keep my games" }).click();
  await expect(page.getByText("This needs 2 to 24 letters.")).toBeVisible();
  await expect(page.getByText("Press at least 4 pictures.")).toBeVisible();
  await expectNoBarriers(page);

  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  await pressPictures(page);
  await page.getByRole("button", { name: "Keep my games" }).click();
  await expect(toast(page)).toContainText(`Welcome, ${nickname}!`);
  await expect(page).toHaveURL("/projects");
  await expect(page.getByRole("main")).toContainText("Moon Hopper");
  await expect(page.getByRole("button", { name: `Your account: ${nickname}` })).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  await pressPictures(elsewhere, [...PICTURES].reverse());
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("alert").filter({ hasText: "That does not fit." })).toBeVisible();
  for (const _ of PICTURES) await elsewhere.getByRole("button", { name: "Take one back" }).click();
  await pressPictures(elsewhere);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("main")).toContainText("Moon Hopper");
  await elsewhere.context().close();
});

test("a nickname that somebody has is refused beside the field, and signing in goes back to where one was", async ({
  page,
}) => {
  const nickname = newNickname("Whale");
  await post(page, "/api/auth/register", { nickname, password: "seven green turtles" });
  await page.context().clearCookies();

  await page.goto("/register");
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname.toUpperCase());
  await pressPictures(page);
  await page.getByRole("button", { name: "Keep my games" }).click();
  await expect(page.getByText("Somebody has this nickname already.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Nickname" })).toHaveAttribute("aria-invalid", "true");

  await page.goto("/sign-in?back=/settings");
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  await page.getByRole("radio", { name: "Password" }).click();
  await page.getByLabel("Your password").fill("seven green turtles");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/settings");
});

test("a member changes nickname and secret, signs out, and is forgotten", async ({ page }) => {
  const [first, second] = [newNickname("Owl"), newNickname("Night Owl")];
  await post(page, "/api/auth/register", { nickname: first, password: "seven green turtles" });
  await page.goto("/settings");
  await page.getByRole("textbox", { name: "Nickname" }).fill(second);
  await page.getByRole("button", { name: "Change my nickname" }).click();
  await expect(page.getByRole("button", { name: `Your account: ${second}` })).toBeVisible();

  await page.getByRole("button", { name: "Pick a new secret" }).click();
  const sheet = page.getByRole("dialog", { name: "Pick a new secret" });
  for (const picture of PICTURES) await sheet.getByRole("button", { name: picture, exact: true }).click();
  await sheet.getByRole("button", { name: "Keep this secret" }).click();
  const present = sheet.getByRole("region", { name: "Now show me the secret you have" });
  await present.getByRole("radio", { name: "Password" }).click();
  await present.getByLabel("Your password").fill("seven green turtles");
  await expectNoBarriers(page);
  await sheet.getByRole("button", { name: "Keep this secret" }).click();
  await expect(toast(page)).toContainText("Your new secret works from now on.");

  await page.getByRole("button", { name: `Your account: ${second}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();

  await page.goto("/sign-in?back=/settings");
  await page.getByRole("textbox", { name: "Nickname" }).fill(second);
  await pressPictures(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/settings");

  await page.getByRole("button", { name: "Forget me" }).click();
  const farewell = page.getByRole("dialog", { name: "Shall I forget you?" });
  await expect(farewell.getByRole("button", { name: "Forget me now" })).toBeDisabled();
  await farewell.getByText("I want all of it to be gone").click();
  await farewell.getByRole("button", { name: "Forget me now" }).click();
  await expect(farewell.getByText("Press your pictures.")).toBeVisible();
  for (const picture of PICTURES) await farewell.getByRole("button", { name: picture, exact: true }).click();
  await farewell.getByRole("button", { name: "Forget me now" }).click();
  await expect(toast(page)).toContainText("You are forgotten.");

  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Nickname" }).fill(second);
  await pressPictures(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That does not fit.")).toBeVisible();
});

test("somebody signs in with the keyboard alone", async ({ page }) => {
  const nickname = newNickname("Snail");
  await post(page, "/api/auth/register", { nickname, pictures: ["fox", "owl", "fox", "key"] });
  await page.context().clearCookies();
  await page.goto("/sign-in");
  const tabTo = async (name: string, role: "textbox" | "button") => {
    const target = page.getByRole(role, { name, exact: true });
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await tabTo("Nickname", "textbox");
  await page.keyboard.type(nickname);
  await tabTo("Fox", "button");
  await page.keyboard.press("Space");
  await tabTo("Owl", "button");
  await page.keyboard.press("Space");
  const pad = page.getByRole("group", { name: "Your secret pictures" });
  await pad.getByRole("button", { name: "Fox", exact: true }).press("Enter");
  await tabTo("Key", "button");
  await page.keyboard.press("Space");
  await tabTo("Sign in", "button");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `Your account: ${nickname}` })).toBeVisible();
});
