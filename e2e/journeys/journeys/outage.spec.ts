/** The way to the palace is lost in the middle of something: it is said, nothing is lost, and it goes on afterwards. */

import { expect, test } from "@playwright/test";

import { Network } from "../palace/network";
import { newNickname, post } from "../palace/people";
import { middleOf, shows } from "../palace/picture";
import { RED, SQUARES } from "../palace/programs";
import { codeOf, gameOf, makeGame } from "../palace/projects";
import { Studio } from "../palace/studio";

const FROG = 'import pygame\nGAME_NAME = "Frog Tower"\n';
const A_MINUTE_MS = 60_000;

test("after a minute without the internet nothing is lost, and all that time it is said", async ({
  page,
  context,
}) => {
  await page.clock.install();
  const studio = new Studio(page);
  const id = await studio.open();
  await context.setOffline(true);
  await studio.write(FROG);
  const notice = page.getByText("No way to the palace right now.");
  for (let minutes = 0; minutes < 2; minutes += 1) {
    await expect(studio.keeping).toHaveText("Kept on this computer: no internet");
    await expect(notice).toBeVisible();
    await expect(studio.code).toContainText("Frog Tower");
    if (minutes === 0) await page.clock.runFor(A_MINUTE_MS);
  }
  await studio.code.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("# a minute later\n");
  expect(await codeOf(page, id)).not.toContain("Frog Tower");

  await context.setOffline(false);
  await page.clock.runFor(A_MINUTE_MS);
  await expect(studio.keeping).toHaveText("Saved");
  await expect(notice).toBeHidden();
  expect(await codeOf(page, id)).toBe(`${FROG}# a minute later\n`);
});

test("a running game whose network fails is found again, where it was", async ({ page, baseURL }) => {
  const network = await Network.open(baseURL ?? "", "pass");
  try {
    const studio = new Studio(page);
    const { game } = studio;
    await studio.open(network.address);
    await studio.play(SQUARES);
    const start = await middleOf(game, RED);
    await page.keyboard.down("ArrowRight");
    await expect.poll(async () => (await middleOf(game, RED)).x).toBeGreaterThan(start.x + 30);
    await page.keyboard.up("ArrowRight");
    await expect(studio.printed).toContainText("up right");
    const { x } = await middleOf(game, RED);

    network.cut();
    const cabinet = page.locator(".cabinet");
    await expect(cabinet).toHaveAttribute("data-phase", "reconnecting");
    network.mend();
    await studio.expectRunning();
    await expect(cabinet).toHaveAttribute("data-phase", "running");
    expect((await middleOf(game, RED)).x, "it is the same game").toBeGreaterThanOrEqual(x);
    await game.focus();
    await page.keyboard.down("ArrowLeft");
    await expect.poll(async () => (await middleOf(game, RED)).x).toBeLessThan(x - 10);
    await page.keyboard.up("ArrowLeft");
  } finally {
    network.close();
  }
});

test("a game that ended while there was no network is said to be lost, and runs anew", async ({
  page,
  baseURL,
}) => {
  const network = await Network.open(baseURL ?? "", "pass");
  try {
    const studio = new Studio(page);
    await studio.open(network.address);
    const started = page.waitForResponse(/\/api\/execute$/);
    await studio.play(SQUARES);
    const { session_id } = (await (await started).json()) as { session_id: string };
    network.cut();
    await expect(page.locator(".cabinet")).toHaveAttribute("data-phase", "reconnecting");
    const stopped = await page.context().request.post(`/api/stop-game/${session_id}`);
    expect(stopped.ok(), await stopped.text()).toBe(true);
    network.mend();
    await expect(studio.status).toContainText("I lost your game");
    await expect(studio.code).toContainText("pygame");
    await studio.run.click();
    await studio.expectRunning();
    await expect.poll(() => shows(studio.game, RED)).toBe(true);
  } finally {
    network.close();
  }
});

test.describe("with no worker between page and palace, which would pass calls by", () => {
  test.use({ serviceWorkers: "block" });

  test("whoever is signed out elsewhere while a save is under way loses nothing, and is told", async ({
    page,
    browser,
  }) => {
    const secret = { nickname: newNickname("Fox"), password: "seven green turtles" };
    await post(page, "/api/auth/register", secret);
    const { id } = await makeGame(page, "/", { name: "Fox", code: "import pygame\n" });
    const studio = new Studio(page);
    await page.addInitScript(() => {
      localStorage.setItem("palace.depth", "code");
    });
    await studio.enter(id);

    // The save is on its way, and does not arrive before the sign-in has ended.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const saves = new RegExp(`/api/projects/${id}$`);
    await page.route(saves, async (route) => {
      if (route.request().method() !== "GET") await held;
      await route.continue();
    });
    const saving = page.waitForRequest((request) => saves.test(request.url()) && request.method() !== "GET");
    await studio.write(FROG);
    await saving;
    const elsewhere = await browser.newContext();
    const signedIn = await elsewhere.request.post("/api/auth/login", { data: secret });
    expect(signedIn.ok(), await signedIn.text()).toBe(true);
    const { items } = (await (await elsewhere.request.get("/api/auth/sign-ins")).json()) as {
      items: { id: string; current: boolean }[];
    };
    for (const each of items.filter(({ current }) => !current))
      expect((await elsewhere.request.delete(`/api/auth/sign-ins/${each.id}`)).ok()).toBe(true);
    letGo();

    await expect(studio.keeping).toHaveText("Kept on this computer: not signed in");
    await expect(page.getByRole("heading", { name: "You are not signed in any more" })).toBeVisible();
    await expect(studio.code).toContainText("Frog Tower");
    const there = await elsewhere.request.get(`/api/projects/${id}`);
    expect(await there.text(), "nothing is saved for somebody who is signed out").not.toContain("Frog Tower");

    await post(page, "/api/auth/login", secret);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(studio.keeping).toHaveText("Saved");
    expect((await gameOf(page, id)).files[0]?.content).toBe(FROG);
    await elsewhere.close();
  });
});
