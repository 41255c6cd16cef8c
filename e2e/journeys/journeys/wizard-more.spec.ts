import { expect, type Page, test } from "@playwright/test";

import { NAME_QUESTION, THEME_QUESTION, Wizard } from "../palace/wizard";

// Calls that pass a service worker by as it takes over are not seen by who holds them up here.
test.use({ serviceWorkers: "block" });

const PROJECTS = "**/api/projects";

/** Lets the answer about a new game wait until it is told to come. */
async function heldBack(page: Page): Promise<() => Promise<void>> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(PROJECTS, async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  return async () => {
    const made = page.waitForResponse(
      (answer) => answer.request().method() === "POST" && answer.status() === 201,
    );
    letGo();
    await (await made).finished();
    await page.unroute(PROJECTS);
  };
}

test("who goes back while the game is made stays where they went", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  const letGo = await heldBack(page);
  await wizard.play.click();
  await expect(page.getByRole("button", { name: "Here it comes" })).toBeVisible();
  await wizard.back.click();
  await wizard.expectQuestion(THEME_QUESTION);
  await letGo();
  await wizard.expectQuestion(THEME_QUESTION);
  await expect(page).toHaveURL(/\/new\?/);

  // Nothing was lost: the same answers, given again, are the same game.
  await wizard.next.click();
  await wizard.expectQuestion(NAME_QUESTION);
  await wizard.play.click();
  await expect(page).toHaveURL(/\/game\//);
  const { items } = (await (await page.context().request.get("/api/projects")).json()) as {
    items: unknown[];
  };
  expect(items).toHaveLength(1);
});

test("who goes elsewhere while the game is made is not fetched back", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  const letGo = await heldBack(page);
  await wizard.play.click();
  await page.getByRole("link", { name: "Gallery", exact: true }).click();
  await expect(page).toHaveURL(/\/gallery/);
  const visited: string[] = [];
  page.on("framenavigated", (frame) => visited.push(new URL(frame.url()).pathname));
  await letGo();
  await page.getByRole("link", { name: "My games", exact: true }).click();
  await expect(page).toHaveURL(/\/projects/);
  expect(visited).toEqual(["/projects"]);
});

test("trouble at one question is not told at another", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  await wizard.chooseByMouse(0, 1);
  await page.route(PROJECTS, (route) =>
    route.fulfill({ status: 400, json: { code: "unknown", detail: "" } }),
  );
  await wizard.play.click();
  await expect(wizard.says).toContainText("That did not work");
  await wizard.back.click();
  await wizard.expectQuestion(THEME_QUESTION);
  await expect(wizard.says).not.toContainText("That did not work");
  await wizard.next.click();
  await wizard.expectQuestion(NAME_QUESTION);
  await expect(wizard.says).not.toContainText("That did not work");
});

test("what the studio needs first is there before the game is made", async ({ page }) => {
  const wizard = new Wizard(page);
  await wizard.open();
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await wizard.choose(0);
  await expect
    .poll(() =>
      ["StudioPage", "Interview"].filter((name) => fetched.some((path) => path.includes(`/${name}-`))),
    )
    .toEqual(["StudioPage", "Interview"]);
});
