import { expect, type Page, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectNothingTooWide } from "../palace/barriers";
import { becomeMember, painted, takePicture, uniqueWord } from "../palace/makers";
import { post } from "../palace/people";
import { shows } from "../palace/picture";
import { makeGame } from "../palace/projects";

const CHERRY = [190, 40, 60] as const;

const wall = (page: Page) => page.getByRole("list", { name: "Gallery" });
const screen = (page: Page) => page.getByRole("application", { name: "Your game" });

/** Shows games of a new member whose names have a word in common, and gives that; with pictures if they are needed. */
async function shown(
  page: Page,
  names: readonly string[],
  { pictured = false } = {},
): Promise<{ word: string; ids: string[]; maker: string }> {
  const maker = await becomeMember(page);
  const word = uniqueWord();
  const ids: string[] = [];
  for (const name of names) {
    const title = `${name} ${word}`;
    const { id } = await makeGame(page, "/", {
      name: title,
      code: painted(title, `(${CHERRY.join(", ")})`),
    });
    if (pictured) await takePicture(page.context().request, id);
    const offered = { project_id: id, description: "Look at this red." };
    ids.push(((await post(page, "/api/gallery", offered)) as { id: string }).id);
  }
  return { word, ids, maker };
}

test("the wall is searched, and its address says for what", async ({ page }) => {
  const { word, maker } = await shown(page, ["Alpha", "Beta"], { pictured: true });
  await page.goto("/gallery");
  await page.getByRole("searchbox", { name: "Look for a game" }).fill(word);
  await expect(wall(page).getByRole("heading")).toHaveText([`Beta ${word}`, `Alpha ${word}`]);
  await expect(page).toHaveURL(new RegExp(`q=${word}`));
  await expect(wall(page).getByRole("listitem").first()).toContainText(`by ${maker}`);
  const picture = wall(page).locator("img").first();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);

  await page.getByRole("searchbox").fill(`alpha ${word}`);
  await expect(wall(page).getByRole("heading")).toHaveText([`Alpha ${word}`]);
  await page.getByRole("searchbox").fill(`${word} nothing`);
  await expect(page.getByRole("heading", { name: "No game fits" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the words" }).click();
  await expect(wall(page)).toBeVisible();
  await expect(page).toHaveURL(/\/gallery$/);
});

test("the most liked come first where that is wanted", async ({ page, browser }) => {
  const { word, ids } = await shown(page, ["Liked", "Newer"]);
  const fan = await browser.newPage();
  await becomeMember(fan);
  await fan.context().request.put(`/api/gallery/${ids[0]}/like`);
  await page.goto(`/gallery?q=${word}`);
  await expect(wall(page).getByRole("heading")).toHaveText([`Newer ${word}`, `Liked ${word}`]);
  await page.getByRole("radio", { name: "Most liked" }).click();
  await expect(wall(page).getByRole("heading")).toHaveText([`Liked ${word}`, `Newer ${word}`]);
  await expect(page).toHaveURL(/sort=most_liked/);
  await fan.close();
});

test("a guest plays a game where it is shown, stops it, and reads its code", async ({ page, browser }) => {
  const { word, ids } = await shown(page, ["Red"], { pictured: true });
  const visitor = await browser.newPage();
  await visitor.goto(`/gallery/${ids[0]}`);
  await expect(visitor.getByRole("heading", { level: 1, name: `Red ${word}` })).toBeVisible();
  await expect(visitor.locator(".shown-poster img")).toBeVisible();
  await visitor.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => shows(screen(visitor), CHERRY)).toBe(true);
  await expect(screen(visitor)).toBeFocused();
  await visitor.getByRole("button", { name: "Stop" }).click();
  await expect(visitor.getByText("The game is over.")).toBeVisible();

  await visitor.getByRole("button", { name: "See the code" }).click();
  const code = visitor.getByRole("textbox", { name: "The code in main.py" });
  await expect(code).toContainText(`GAME_NAME = "Red ${word}"`);
  const written = await code.innerText();
  await code.focus();
  await visitor.keyboard.type("x");
  await visitor.keyboard.press("Backspace");
  await visitor.keyboard.press("Delete");
  expect(await code.innerText(), "it is for reading").toBe(written);
  const { play_count } = (await (await visitor.request.get(`/api/gallery/${ids[0]}`)).json()) as {
    play_count: number;
  };
  expect(play_count).toBe(1);
  await visitor.close();
});

test("a game is liked under a nickname, and made one's own by anybody", async ({ page, browser }) => {
  const { word, ids, maker } = await shown(page, ["Mine"]);
  const visitor = await browser.newPage();
  await visitor.goto(`/gallery/${ids[0]}`);
  await visitor.getByRole("button", { name: "I like it" }).click();
  const dialog = visitor.getByRole("dialog", { name: "Pick a nickname first" });
  await dialog.getByRole("button", { name: "Later" }).click();
  await expect(visitor.getByRole("button", { name: "I like it" })).toBeVisible();

  await becomeMember(visitor);
  await visitor.reload();
  // The heart is seen before it is kept.
  const kept = visitor.waitForResponse(/\/like$/);
  await visitor.getByRole("button", { name: "I like it" }).click();
  await expect(visitor.getByRole("button", { name: "I like it", pressed: true })).toBeVisible();
  await kept;
  await visitor.reload();
  await expect(visitor.getByText("1 heart")).toBeAttached();
  await visitor.getByRole("button", { name: "I like it", pressed: true }).click();
  await expect(visitor.getByText("0 hearts")).toBeAttached();

  await visitor.getByRole("button", { name: "Make it yours" }).click();
  await expect(visitor).toHaveURL(/\/game\//);
  const id = visitor.url().split("/").pop();
  const project = await visitor.request.get(`/api/projects/${id}`);
  const { remix_credit } = (await project.json()) as { remix_credit: { title: string; maker: string }[] };
  expect(remix_credit).toMatchObject([{ title: `Mine ${word}`, maker }]);
  await visitor.close();
});

test("a remix says whose game it began as", async ({ page, browser }) => {
  const { word, ids, maker } = await shown(page, ["First"]);
  const other = await browser.newPage();
  await becomeMember(other);
  const remix = await other.request.post(`/api/gallery/${ids[0]}/remix`);
  const { id } = (await remix.json()) as { id: string };
  const offered = await other.request.post("/api/gallery", { data: { project_id: id } });
  const { id: shownId } = (await offered.json()) as { id: string };
  await page.goto(`/gallery/${shownId}`);
  await expect(page.getByText(`First ${word} by ${maker}`)).toBeVisible();
  await page.getByRole("link", { name: `First ${word}` }).click();
  await expect(page).toHaveURL(new RegExp(`/gallery/${ids[0]}`));
  await other.close();
});

test("what is wrong with a game can be said", async ({ page, browser }) => {
  const { ids } = await shown(page, ["Odd"]);
  const visitor = await browser.newPage();
  await visitor.context().request.post("/api/auth/guest");
  await visitor.goto(`/gallery/${ids[0]}`);
  await visitor.getByRole("button", { name: "Something is wrong" }).click();
  const dialog = visitor.getByRole("dialog", { name: "What is wrong with it?" });
  await dialog.getByRole("radio", { name: "It does not work" }).click();
  await dialog.getByRole("textbox").fill("It only shows red.");
  const sent = visitor.waitForRequest(/\/report$/);
  await dialog.getByRole("button", { name: "Send it" }).click();
  expect((await sent).postDataJSON()).toEqual({ reason: "broken", note: "It only shows red." });
  await expect(visitor.getByText("Thank you. Somebody will look at it.")).toBeVisible();
  await visitor.close();
});

test("a game that is not there is said, with a way to the others", async ({ page }) => {
  await page.goto("/gallery/019a9f1e-7a2b-7c3d-8e4f-5a6b7c8d9e0f");
  await expect(page.getByRole("heading", { name: "This game is not here" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "See the gallery" }).click();
  await expect(page).toHaveURL(/\/gallery$/);
});

test("there are no barriers, also at 320 pixels", async ({ page }) => {
  const { ids } = await shown(page, ["Plain"]);
  await page.goto("/gallery?q=nothinglikethis");
  await expect(page.getByRole("heading", { name: "No game fits" })).toBeVisible();
  await expectNoBarriersByDayAndNight(page, "no game fits");

  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`/gallery/${ids[0]}`);
  await page.getByRole("button", { name: "See the code" }).click();
  await expect(page.getByRole("textbox", { name: "The code in main.py" })).toBeVisible();
  await expectNothingTooWide(page);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => shows(screen(page), CHERRY)).toBe(true);
  await expectNoBarriersByDayAndNight(page, "a game that is played, and its code");
});
