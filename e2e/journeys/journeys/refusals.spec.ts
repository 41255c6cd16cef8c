/** What is refused can be sent again, as it is or changed: one form after the other. */

import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";

import { becomeMember, painted, publish } from "../palace/makers";
import { becomeTeacher, newNickname, post } from "../palace/people";
import { makeGame } from "../palace/projects";

const NO_ANSWER = "The palace does not answer.";
const PICTURES = ["Fox", "Rocket", "Moon", "Key"];

const toast = (page: Page) => page.getByRole("region", { name: "Messages" });
const field = (place: Page | Locator, name: string) => place.getByRole("textbox", { name, exact: true });
const block = (place: Page | Locator, name: string) => place.getByRole("button", { name, exact: true });

async function pressPictures(place: Page | Locator): Promise<void> {
  for (const picture of PICTURES) await block(place, picture).click();
}

/** Sends without a network, which is refused, and then with one. */
async function sendTwice(context: BrowserContext, place: Page | Locator, name: string): Promise<void> {
  await context.setOffline(true);
  await block(place, name).click();
  await expect(place.getByRole("alert").filter({ hasText: NO_ANSWER })).toBeVisible();
  await context.setOffline(false);
  await block(place, name).click();
}

/** A nickname that somebody has. */
async function takenNickname(page: Page): Promise<string> {
  const nickname = newNickname("Whale");
  await post(page, "/api/auth/register", { nickname, password: "seven green turtles" });
  await page.context().clearCookies();
  return nickname;
}

test("a learner whose nickname is taken joins with another, and picks a secret to come back with", async ({
  page,
  browser,
}) => {
  await becomeTeacher(page);
  const { join_code: code } = (await post(page, "/api/classes", { name: "Blue group" })) as {
    join_code: string;
  };
  await page.context().clearCookies();
  const taken = await takenNickname(page);
  const free = newNickname("Owl");

  await page.goto("/classes");
  await block(page, "Join").click();
  await expect(field(page, "Code")).toBeFocused();
  await field(page, "Code").fill(code);
  await field(page, "Nickname").fill(taken);
  await block(page, "Join").click();
  await expect(page.getByText("Somebody has this nickname already.")).toBeVisible();
  await field(page, "Nickname").fill(free);
  await expect(page.getByText("Somebody has this nickname already.")).toBeHidden();
  await block(page, "Join").click();
  await expect(page.getByRole("heading", { name: "Blue group" })).toBeVisible();

  await expect(page.getByRole("heading", { name: "Now pick your secret" })).toBeVisible();
  await block(page, "Keep this secret").click();
  await expect(page.getByText("Press at least 4 pictures.")).toBeVisible();
  await pressPictures(page);
  await block(page, "Keep this secret").click();
  await expect(toast(page)).toContainText("Your secret works now.");
  await expect(page.getByRole("heading", { name: "Now pick your secret" })).toBeHidden();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto("/sign-in");
  await field(elsewhere, "Nickname").fill(free);
  await pressPictures(elsewhere);
  await block(elsewhere, "Sign in").click();
  await expect(block(elsewhere, `Your account: ${free}`)).toBeVisible();
  await elsewhere.context().close();
});

test("who joined without a secret picks one later, and is not asked for one they never had", async ({
  page,
}) => {
  await becomeTeacher(page);
  const { join_code: code } = (await post(page, "/api/classes", { name: "Red group" })) as {
    join_code: string;
  };
  await page.context().clearCookies();
  await page.goto("/classes");
  await field(page, "Code").fill(code);
  await field(page, "Nickname").fill(newNickname("Snail"));
  await block(page, "Join").click();
  await block(page, "Later").click();
  await page.getByRole("contentinfo").getByRole("link", { name: "Settings" }).click();
  await block(page, "Pick a new secret").click();
  const sheet = page.getByRole("dialog", { name: "Pick a new secret" });
  await pressPictures(sheet);
  await block(sheet, "Keep this secret").click();
  await expect(toast(page)).toContainText("Your new secret works from now on.");

  // From now on there is one to show.
  await block(page, "Pick a new secret").click();
  await sheet.getByRole("radio", { name: "Password" }).click();
  await field(sheet, "Your password").fill("password123");
  await block(sheet, "Keep this secret").click();
  await expect(sheet.getByText("Others would try this one first.")).toBeVisible();
  await field(sheet, "Your password").fill("seven green turtles");
  await block(sheet, "Keep this secret").click();
  const present = sheet.getByRole("region", { name: "Now show me the secret you have" });
  await pressPictures(present);
  await block(sheet, "Keep this secret").click();
  await expect(sheet).toBeHidden();
});

test("registering says why a secret is refused, and takes another", async ({ page, context }) => {
  const taken = await takenNickname(page);
  await page.goto("/register");
  await field(page, "Nickname").fill(taken);
  await page.getByRole("radio", { name: "Password" }).click();
  await page.getByLabel("Your password").fill("password123");
  await block(page, "Keep my games").click();
  await expect(page.getByText("Others would try this one first.")).toBeVisible();
  await page.getByLabel("Your password").fill("seven green turtles");
  await block(page, "Keep my games").click();
  await expect(page.getByText("Somebody has this nickname already.")).toBeVisible();
  const free = newNickname("Seal");
  await field(page, "Nickname").fill(free);
  await sendTwice(context, page, "Keep my games");
  await expect(block(page, `Your account: ${free}`)).toBeVisible();
});

test("signing in goes on after a refusal", async ({ page, context }) => {
  const nickname = await takenNickname(page);
  await page.goto("/sign-in");
  await block(page, "Sign in").click();
  await expect(page.getByText("Write your nickname here.", { exact: false })).toBeVisible();
  await field(page, "Nickname").fill(nickname);
  await page.getByRole("radio", { name: "Password" }).click();
  await page.getByLabel("Your password").fill("seven red turtles");
  await block(page, "Sign in").click();
  await expect(page.getByText("That does not fit.")).toBeVisible();
  await page.getByLabel("Your password").fill("seven green turtles");
  await expect(page.getByText("That does not fit.")).toBeHidden();
  await sendTwice(context, page, "Sign in");
  await expect(block(page, `Your account: ${nickname}`)).toBeVisible();
});

test("in the settings nickname, e-mail and keys are sent again", async ({ page, context }) => {
  const taken = await takenNickname(page);
  await becomeTeacher(page);
  await page.goto("/settings");
  await field(page, "Nickname").fill(taken);
  await block(page, "Change my nickname").click();
  await expect(page.getByText("Somebody has this nickname already.")).toBeVisible();
  const free = newNickname("Crab");
  await field(page, "Nickname").fill(free);
  await block(page, "Change my nickname").click();
  await expect(block(page, `Your account: ${free}`)).toBeVisible();

  await field(page, "E-mail address").fill("mira at school");
  await block(page, "Keep this address").click();
  await expect(page.getByText("This does not look like an e-mail address.")).toBeVisible();
  await field(page, "E-mail address").fill("mira@school.example");
  await block(page, "Keep this address").click();
  await expect(toast(page)).toContainText("Your address is kept.");

  await field(page, "What the key is for").fill("My robot");
  await sendTwice(context, page, "Make a key");
  await block(page.getByRole("dialog", { name: "Your new key" }), "I have copied it").click();
});

test("a teacher's forms are sent again", async ({ page, context, browser }) => {
  await becomeTeacher(page);
  await page.goto("/classes");
  await block(page, "Make a class").click();
  await expect(page.getByText("What is the class called?")).toBeVisible();
  await field(page, "Name of the class").fill("Green group");
  await sendTwice(context, page, "Make a class");
  await expect(page.getByRole("heading", { level: 1, name: "Green group" })).toBeVisible();

  await block(page, "This class").click();
  await page.getByRole("menuitem", { name: "Rename class" }).click();
  const renaming = page.getByRole("dialog", { name: "Rename class" });
  await field(renaming, "Name of the class").fill("");
  await block(renaming, "Keep this name").click();
  await expect(renaming.getByText("What is the class called?")).toBeVisible();
  await field(renaming, "Name of the class").fill("Blue group");
  await sendTwice(context, renaming, "Keep this name");
  await expect(page.getByRole("heading", { level: 1, name: "Blue group" })).toBeVisible();

  const classId = new URL(page.url()).pathname.split("/").pop() ?? "";
  const { join_code: code } = (await (await page.request.get(`/api/classes/${classId}`)).json()) as {
    join_code: string;
  };
  const learner = await (await browser.newContext()).newPage();
  await post(learner, "/api/classes/join", { code, nickname: newNickname("Owl") });
  const { id } = await makeGame(learner, "/", { name: "Moon Hopper", code: "SPEED = 3\n" });
  await post(learner, "/api/gallery", { project_id: id, description: "Jump." });
  await learner.context().close();
  await page.reload();
  await page.getByRole("radio", { name: "Games to look at (1)" }).click();
  await block(page, "Send back").click();
  const word = page.getByRole("dialog", { name: "Send back Moon Hopper" });
  await block(word, "Send back").click();
  await expect(word.getByText("Write one sentence")).toBeVisible();
  await word.getByRole("textbox").fill("The level cannot be finished yet.");
  await sendTwice(context, word, "Send back");
  await expect(page.getByText("No game is waiting.")).toBeVisible();
});

test("a game gets its new name after all", async ({ page, context }) => {
  await makeGame(page, "/", { name: "Old Name", code: painted("Old Name") });
  await page.goto("/projects");
  await block(page, "More about Old Name").click();
  await page.getByRole("menuitem", { name: "New name" }).click();
  const dialog = page.getByRole("dialog", { name: "A new name" });
  await dialog.getByRole("textbox").fill("New Name");
  await context.setOffline(true);
  await block(dialog, "Keep this name").click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await context.setOffline(false);
  await block(dialog, "Keep this name").click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { name: "New Name" })).toBeVisible();
});

test("a report needs a reason, and is sent after all", async ({ page, browser, context }) => {
  const maker = await (await browser.newContext()).newPage();
  await becomeMember(maker);
  const { shownId } = await publish(maker, { name: "Odd One", code: painted("Odd One") });
  await maker.context().close();
  await post(page, "/api/auth/guest", {});
  await page.goto(`/gallery/${shownId}`);
  await block(page, "Something is wrong").click();
  const dialog = page.getByRole("dialog", { name: "What is wrong with it?" });
  await block(dialog, "Send it").click();
  await expect(dialog.getByText("What is it? Choose one.")).toBeVisible();
  await dialog.getByRole("radio", { name: "It does not work" }).click();
  await dialog.getByRole("textbox").fill("It only shows white.");

  // A press beside the sheet does not throw away what was written.
  await page.mouse.click(8, 400);
  await expect(dialog.getByRole("textbox")).toHaveValue("It only shows white.");
  await sendTwice(context, dialog, "Send it");
  await expect(toast(page)).toContainText("Thank you.");
});

test("a block stands still under a pointer at its edge, and takes a press there", async ({ page }) => {
  await page.goto("/sign-in");
  const send = page.getByRole("main").getByRole("button", { name: "Sign in" });
  await send.scrollIntoViewIfNeeded();
  const box = await send.boundingBox();
  if (!box) throw new Error("the block is not shown");
  const middle = box.x + box.width / 2;
  /** How the block lies in each of some frames after the pointer came to a place. */
  const places = async (y: number) => {
    await page.mouse.move(middle, y);
    return send.evaluate(async (node) => {
      const seen = new Set<number>();
      for (let frame = 0; frame < 12; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (frame > 3) seen.add(node.getBoundingClientRect().y);
      }
      return seen.size;
    });
  };
  for (const outside of [5, 5.5, 6]) {
    expect(await places(box.y + box.height + outside), `${outside} pixels below`).toBe(1);
    await page.mouse.move(0, 0);
  }
  await page.mouse.move(middle, box.y - 5);
  await page.mouse.down();
  await page.mouse.move(middle + 1, box.y - 5);
  await page.mouse.up();
  await expect(page.getByText("Write your nickname here.", { exact: false })).toBeVisible();
});
