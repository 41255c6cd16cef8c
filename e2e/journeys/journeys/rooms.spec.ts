/** Every dialog and menu of the rooms by day and by night, and what each room says when something is missing. */

import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNoBarriers, expectNothingTooWide } from "../palace/barriers";
import { becomeMember, painted, publish } from "../palace/makers";
import { becomeTeacher, newNickname, post } from "../palace/people";
import { makeGame } from "../palace/projects";

const NOBODY = "019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f";

const block = (place: Page | Locator, name: string) => place.getByRole("button", { name, exact: true });
const sheet = (page: Page, name: string) => page.getByRole("dialog", { name });

/** What is open now has no barriers by day and by night. */
async function expectNoBarriersNow(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoBarriers(page, `${where}, ${colorScheme}`);
  }
}

/** Looks at a dialog and puts it away. */
async function look(page: Page, name: string, close: "Escape" | string = "Escape"): Promise<void> {
  await expect(sheet(page, name)).toBeVisible();
  await expectNoBarriersNow(page, name);
  if (close === "Escape") await page.keyboard.press("Escape");
  else await block(sheet(page, name), close).click();
  await expect(sheet(page, name)).toBeHidden();
}

test("a member's menus and sheets have no barriers", async ({ page }) => {
  test.setTimeout(240_000);
  const maker = await becomeMember(page);
  await page.goto("/settings");
  await block(page, `Your account: ${maker}`).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectNoBarriersNow(page, "account menu");
  await page.keyboard.press("Escape");
  await block(page, "Look").click();
  await look(page, "How it looks");
  await block(page, "Pick a new secret").click();
  await look(page, "Pick a new secret");
  await block(page, "Forget me").click();
  await look(page, "Shall I forget you?");

  await page.getByRole("textbox", { name: "What the key is for" }).fill("My robot");
  await block(page, "Make a key").click();
  await expect(sheet(page, "Your new key")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.click(8, 400);
  await look(page, "Your new key", "I have copied it");
  await block(page, "Take back the key My robot").click();
  await look(page, "Take back the key My robot?", "Keep it");
  await block(page, "Take back the key My robot").click();
  await block(sheet(page, "Take back the key My robot?"), "Take back").click();
  await expect(page.getByText("The key works no more.")).toBeVisible();
  await expect(block(page, "Take back the key My robot")).toBeHidden();

  const { id } = await makeGame(page, "/", { name: "Old Hills", code: "print('old')\n" });
  await page.request.delete(`/api/projects/${id}`);
  await page.goto("/trash");
  await expect(page.getByRole("heading", { level: 2, name: "Old Hills" })).toBeVisible();
  await block(page, "Empty the trash").click();
  await look(page, "Delete all of these for good?", "Keep it");
  await block(page, "Delete Old Hills for good").click();
  await block(sheet(page, "Delete Old Hills for good?"), "Delete for good").click();
  await expect(page.getByRole("heading", { name: "The trash is empty" })).toBeVisible();
  await expectNoBarriersNow(page, "empty trash");

  await page.goto(`/gallery/${NOBODY}`);
  await expect(page.getByRole("heading", { name: "This game is not here" })).toBeVisible();
  await expectNoBarriersNow(page, "missing game");
  await page.goto(`/classes/${NOBODY}`);
  await expect(page.getByRole("heading", { name: "This is not yours to do." })).toBeVisible();
  await expectNoBarriersNow(page, "somebody else's class");

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/help");
  await block(page, "Menu").click();
  await expectNoBarriersNow(page, "rooms on a telephone");
});

test("a teacher's menus and sheets have no barriers", async ({ page, browser }) => {
  test.setTimeout(240_000);
  await becomeTeacher(page);
  const led = (await post(page, "/api/classes", { name: "Blue group" })) as { id: string; join_code: string };
  const nickname = newNickname("Owl");
  const learner = await (await browser.newContext()).newPage();
  await post(learner, "/api/classes/join", { code: led.join_code, nickname });
  const { id } = await makeGame(learner, "/", { name: "Moon Hopper", code: "SPEED = 3\n" });
  await post(learner, "/api/gallery", { project_id: id, description: "Jump." });
  await learner.goto("/classes");
  await block(learner, "Leave").click();
  await look(learner, "Leave Blue group?", "Stay");
  await learner.context().close();

  await page.goto("/classes");
  await expect(page.getByRole("link", { name: "Blue group" })).toBeVisible();
  await expectNoBarriersNow(page, "classes of a teacher");
  await page.getByRole("link", { name: "Blue group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Blue group" })).toBeVisible();
  await block(page, `More about ${nickname}`).click();
  await expectNoBarriersNow(page, "menu of a learner");
  await page.getByRole("menuitem", { name: "Take out of the class" }).click();
  await look(page, `Take ${nickname} out?`, "Leave them in");
  await block(page, `More about ${nickname}`).click();
  await page.getByRole("menuitem", { name: "Give new pictures" }).click();
  await block(sheet(page, `New pictures for ${nickname}`), "Give new pictures").click();
  await expect(sheet(page, `New pictures for ${nickname}`).getByRole("listitem")).toHaveCount(4);
  await page.keyboard.press("Escape");
  await page.mouse.click(8, 400);
  await look(page, `New pictures for ${nickname}`, "I have written them down");
  await block(page, `Look at what ${nickname} makes`).click();
  await expect(sheet(page, nickname)).toContainText("Lessons are still being made.");
  await look(page, nickname);

  await block(page, "This class").click();
  await expectNoBarriersNow(page, "menu of a class");
  await page.getByRole("menuitem", { name: "Rename class" }).click();
  await look(page, "Rename class");
  await block(page, "This class").click();
  await page.getByRole("menuitem", { name: "Delete class" }).click();
  await look(page, "Delete Blue group?", "Keep the class");
  await page.getByRole("radio", { name: "Games to look at (1)" }).click();
  await block(page, "Send back").click();
  await look(page, "Send back Moon Hopper");

  await page.goto(`/classes/${NOBODY}`);
  await expect(page.getByRole("heading", { name: "No class has this code." })).toBeVisible();
  await expectNoBarriersNow(page, "missing class");
});

test("a guest's way to a nickname leads back to the game, and has no barriers", async ({ page, browser }) => {
  const maker = await (await browser.newContext()).newPage();
  await becomeMember(maker);
  const { shownId } = await publish(maker, { name: "Odd One", code: painted("Odd One") });
  await maker.context().close();
  await post(page, "/api/auth/guest", {});
  await page.goto(`/gallery/${shownId}`);
  await block(page, "Something is wrong").click();
  await look(page, "What is wrong with it?", "Cancel");
  await block(page, "I like it").click();
  const dialog = sheet(page, "Pick a nickname first");
  await expectNoBarriersNow(page, "nickname for a heart");
  await dialog.getByRole("link", { name: "Pick a nickname" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("main").getByRole("link", { name: "Pick a nickname" }).click();
  const nickname = newNickname("Seal");
  await page.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  await page.getByRole("radio", { name: "Password" }).click();
  await page.getByLabel("Your password").fill("seven green turtles");
  await block(page, "Keep my games").click();
  await expect(page).toHaveURL(`/gallery/${shownId}`);

  await block(page, "I like it").click();
  await expect(block(page, "I like it")).toHaveAttribute("aria-pressed", "true");
});

test("keeping one's games in the studio leads back into it, and help is there", async ({ page }) => {
  const { id } = await makeGame(page, "/", { name: "Tall Hills", code: painted("Tall Hills") });
  await page.goto(`/game/${id}`);
  const rooms = page.getByRole("navigation", { name: "Rooms", exact: true });
  await expect(rooms.getByRole("link", { name: "Help" })).toBeVisible();
  for (const width of [1280, 1000, 960]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNothingTooWide(page, `the studio of a guest, ${width} pixels wide`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("link", { name: "Keep my games" }).click();
  await page.getByRole("textbox", { name: "Nickname" }).fill(newNickname("Crab"));
  await page.getByRole("radio", { name: "Password" }).click();
  await page.getByLabel("Your password").fill("seven green turtles");
  await block(page, "Keep my games").click();
  await expect(page).toHaveURL(`/game/${id}`);
});

test("who has games is not taken for a newcomer while they do not come", async ({ page, context }) => {
  await makeGame(page, "/", { name: "Tall Hills", code: painted("Tall Hills") });
  await page.goto("/");
  await expect(page.getByText("Shall we go on with Tall Hills?")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lessons" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Rooms", exact: true })
    .getByRole("link", { name: "My games" })
    .click();
  await expect(page.getByRole("heading", { level: 2, name: "Tall Hills" })).toBeVisible();
  await page.goto("/help");
  await context.setOffline(true);
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Your games did not come" })).toBeVisible();
  await expectNoBarriersNow(page, "home without games");
  await context.setOffline(false);
  await expect(page.getByText("Shall we go on with Tall Hills?")).toBeVisible();
});

test("on plain HTTP the code of a class is copied", async ({ playwright, baseURL, launchOptions }) => {
  const HOST = "palace.test";
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  });
  try {
    const address = new URL(baseURL ?? "");
    const page = await browser.newPage({ baseURL: address.href });
    await becomeTeacher(page);
    const led = (await post(page, "/api/classes", { name: "Blue group" })) as {
      id: string;
      join_code: string;
    };
    const cookies = await page.context().cookies();
    await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, domain: HOST })));
    address.hostname = HOST;
    await page.goto(new URL(`/classes/${led.id}`, address).href);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await block(page, "Copy").click();
    await expect(page.getByText("The code is copied.")).toBeVisible();
    // What was copied is what Paste gives.
    await page.goto(new URL("/sign-in", address).href);
    const nickname = page.getByRole("textbox", { name: "Nickname" });
    await nickname.focus();
    await page.keyboard.press("ControlOrMeta+V");
    await expect(nickname).toHaveValue(led.join_code);
  } finally {
    await browser.close();
  }
});
