/** Every page and dialog by day, by night and in forced colours: usable by everybody, and pictures of all of it to look at. */

import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNothingMoves, inspect } from "../palace/inspection";
import { takePicture } from "../palace/makers";
import { becomeTeacher, newNickname, post } from "../palace/people";
import { type Game, makeGame } from "../palace/projects";
import { choose, Studio } from "../palace/studio";
import { THEME_QUESTION, Wizard } from "../palace/wizard";

test.describe.configure({ timeout: 180_000 });

const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first();

/** Goes to an address, waits for what comes last there, and looks at it. */
async function visit(page: Page, name: string, address: string, last: Locator): Promise<void> {
  await test.step(name, async () => {
    await page.goto(address);
    await expect(last).toBeVisible();
    await inspect(page, name);
  });
}

/** Looks at a dialog, and closes it. */
async function look(page: Page, name: string, dialog: string): Promise<void> {
  await test.step(name, async () => {
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
    await inspect(page, name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });
}

/** A member with two games, one of them in the gallery with its picture, and one in the trash. */
async function settle(page: Page): Promise<{ game: Game; shownId: string }> {
  const game = await makeGame(page, "/", {
    name: "Tall Hills",
    game_type: "platformer",
    theme: "meadow",
  });
  await makeGame(page, "/", { name: "A game with a name that is rather long", code: "print('long')\n" });
  const thrownAway = await makeGame(page, "/", { name: "Old Hills", code: "print('old')\n" });
  const { request } = page.context();
  await request.delete(`/api/projects/${thrownAway.id}`);
  await post(page, "/api/auth/register", {
    nickname: newNickname("Walker"),
    password: "seven green turtles",
  });
  await takePicture(request, game.id);
  const offered = { project_id: game.id, description: "Jump over the snails." };
  const { id } = (await post(page, "/api/gallery", offered)) as { id: string };
  return { game, shownId: id };
}

test("strangers find every door usable", async ({ page }) => {
  const pictures = page.getByRole("group", { name: "Your secret pictures" });
  await visit(page, "home", "/", page.locator(".show-screen img").first());
  await visit(page, "sign-in", "/sign-in", pictures);
  await visit(page, "register", "/register", pictures);
  await visit(page, "classes-of-a-stranger", "/classes", page.getByRole("textbox", { name: "Code" }));
  await visit(page, "settings-of-a-stranger", "/settings", title(page, "Settings"));
  await visit(page, "my-games-of-a-stranger", "/projects", title(page, "No games yet"));
});

test("Pixel's questions are usable by everybody", async ({ page }) => {
  const wizard = new Wizard(page);
  await visit(page, "wizard-kind", "/new", wizard.cards.first());
  await wizard.choose(0);
  await wizard.next.click();
  await wizard.expectQuestion(THEME_QUESTION);
  await expect(wizard.cards.first()).toBeVisible();
  await inspect(page, "wizard-look");
  await wizard.next.click();
  await wizard.name.fill("");
  await wizard.play.click();
  await expect(wizard.name).toHaveAccessibleDescription(/needs a name/);
  await inspect(page, "wizard-name");
});

test("a member's rooms are usable by everybody", async ({ page }) => {
  const { shownId } = await settle(page);
  await visit(page, "home-of-a-member", "/", page.getByText("Shall we go on with"));
  await visit(page, "my-games", "/projects", title(page, "Tall Hills"));
  await visit(page, "trash", "/trash", page.getByText("30 days left"));
  await visit(
    page,
    "gallery",
    "/gallery",
    page.getByRole("list", { name: "Gallery" }).locator("img").first(),
  );
  await visit(page, "game-in-the-gallery", `/gallery/${shownId}`, page.locator(".shown-poster img"));
});

test("and so are those that everybody has", async ({ page }) => {
  await post(page, "/api/auth/register", {
    nickname: newNickname("Reader"),
    password: "seven green turtles",
  });
  await visit(page, "classes", "/classes", page.getByRole("textbox", { name: "Code" }));
  await visit(page, "settings", "/settings", page.getByRole("textbox", { name: "Nickname" }));
  await visit(page, "help", "/help", page.getByRole("table").first());
  await visit(page, "nowhere", "/nowhere", title(page, /./));
  const missing = "/game/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f";
  await visit(page, "missing-game", missing, title(page, "I cannot find this game"));
});

test("a studio is usable by everybody in each of its depths, and so are its dialogs", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const studio = new Studio(page);
  await studio.open();
  await inspect(page, "studio-code");
  for (const depth of ["Play", "Tweak"]) {
    await page.getByRole("radio", { name: depth, exact: true }).click();
    await inspect(page, `studio-${depth.toLowerCase()}`);
  }
  await choose(page, "Earlier versions");
  await look(page, "dialog-versions", "Earlier versions");
  await choose(page, "Give it another name");
  await look(page, "dialog-name", "What is it called?");
});

test("a teacher's rooms are usable by everybody", async ({ page, browser }) => {
  await becomeTeacher(page);
  const { id, join_code } = (await post(page, "/api/classes", { name: "Blue group" })) as {
    id: string;
    join_code: string;
  };
  const learner = await (await browser.newContext()).newPage();
  const nickname = newNickname("Otter");
  await post(learner, "/api/auth/guest", {});
  await post(learner, "/api/classes/join", { code: join_code, nickname });
  await learner.context().close();
  const makes = page.getByRole("button", { name: `Look at what ${nickname} makes` });
  await visit(page, "class-of-a-teacher", `/classes/${id}`, makes);
  await makes.click();
  await look(page, "dialog-learner", nickname);
});

test("what moves by itself stands still for those who want no motion", async ({ page }) => {
  await page.goto("/");
  await expect(title(page, "Make a real game. Play it right here.")).toBeVisible();
  const animated = () =>
    page.evaluate(
      () =>
        Array.from(document.querySelectorAll("main *")).filter(
          (element) => getComputedStyle(element).animationName !== "none",
        ).length,
    );
  expect(await animated(), "Pixel moves").toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await animated()).toBe(0);
  await expectNothingMoves(page);
});
