import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNothingTooWide } from "../palace/barriers";
import { fingers, middleOf } from "../palace/fingers";
import { PADDED, SQUARES } from "../palace/programs";
import { Studio } from "../palace/studio";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** Which points 22 pixels from the middle of a key belong to something else. */
async function missedBy(key: Locator): Promise<number[][]> {
  return key.evaluate((node) => {
    const box = node.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const around = [-22, 0, 21.5].flatMap((right) => [-22, 0, 21.5].map((down) => [right, down]));
    return around.filter(
      ([right = 0, down = 0]) => !node.contains(document.elementFromPoint(x + right, y + down)),
    );
  });
}

async function play(page: Page, code: string): Promise<Studio> {
  const studio = new Studio(page);
  await studio.open();
  await page.getByRole("radio", { name: "Code" }).click();
  await studio.write(code);
  await page.getByRole("radio", { name: "Play" }).click();
  await studio.run.tap();
  await studio.expectRunning();
  await expect(studio.printed).toContainText("ready");
  return studio;
}

test("thumbs have the keys that the game uses, hold two at once, and slide", async ({ page }) => {
  const studio = await play(page, PADDED);
  const pad = page.getByRole("group", { name: "Game keys" });
  await expect(pad.getByRole("button")).toHaveText(["Space"]);
  const arm = (name: string) => pad.getByRole("img", { name, exact: true });
  await expect(arm("Down")).toHaveCount(0);
  for (const key of [arm("Left"), arm("Up"), pad.getByRole("button")]) {
    expect(await missedBy(key), "a thumb needs 44 pixels").toEqual([]);
  }
  const [left, right, up, space] = [
    await middleOf(arm("Left")),
    await middleOf(arm("Right")),
    await middleOf(arm("Up")),
    await middleOf(pad.getByRole("button")),
  ];
  const touch = await fingers(page);
  await touch(left);
  await expect(studio.printed).toContainText("down left");
  await touch(left, space);
  await expect(studio.printed).toContainText("down space");
  await touch(right, space);
  await expect(studio.printed).toContainText("down right");
  await touch({ x: right.x, y: up.y }, space);
  await expect(studio.printed).toContainText("down up");
  await touch();
  for (const name of ["right", "up", "space"]) await expect(studio.printed).toContainText(`lifted ${name}`);
  // Each key went down and up once, and was held all the time in between.
  const lines = (await studio.printed.innerText()).split("\n").filter((line) => /^(down|lifted) /.test(line));
  expect(lines.slice(0, 5)).toEqual(["down left", "down space", "lifted left", "down right", "down up"]);
  expect(lines.slice(5).sort()).toEqual(["lifted right", "lifted space", "lifted up"]);
});

test("a tap on the picture is a click, and keys can be put away", async ({ page }) => {
  const studio = await play(page, PADDED);
  const box = await studio.game.boundingBox();
  if (!box) throw new Error("the game is not shown");
  await page.touchscreen.tap(box.x + box.width / 4, box.y + box.height / 2);
  await expect(studio.printed).toContainText(/tap (79|80|81) (99|100|101)/);
  const pad = page.getByRole("group", { name: "Game keys" });
  await expect(pad).toBeVisible();
  await page.getByRole("button", { name: "Hide keys" }).tap();
  await expect(pad).toBeHidden();
  await page.getByRole("button", { name: "Show keys" }).tap();
  await expect(pad).toBeVisible();
});

test("at 320 pixels the keys fit beside each other", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await play(
    page,
    `${SQUARES}\n# unreachable: keeps these keys in use\nKEYS = [pygame.K_UP, pygame.K_DOWN, pygame.K_SPACE, pygame.K_RETURN, pygame.K_LSHIFT, pygame.K_x, pygame.K_1, pygame.K_TAB]\n`,
  );
  const pad = page.getByRole("group", { name: "Game keys" });
  await expect(pad.getByRole("button")).toHaveCount(6);
  for (const key of await pad.getByRole("button").all()) await expect(key).toBeInViewport({ ratio: 1 });
  await expectNothingTooWide(page);
});
