/** On a tablet that is held upright: from the first page to a game of one's own, by fingers alone. */

import { expect, test } from "@playwright/test";

import { expectNothingTooWide } from "../palace/barriers";
import { fingers, middleOf } from "../palace/fingers";
import { expectMoreHearts, expectSteered, HEROES, middleOfHearts } from "../palace/heroes";
import { hashOf, SOON, stillPicture, withoutVideo } from "../palace/picture";
import { Studio } from "../palace/studio";
import { NAME_QUESTION, THEME_QUESTION, Wizard } from "../palace/wizard";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 820, height: 1180 } });

test("fingers make a game, steer its hero, and change a number", async ({ page }) => {
  await withoutVideo(page);
  const [studio, wizard] = [new Studio(page), new Wizard(page)];
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Make a game" }).tap();
  await page.locator("label.choice").filter({ hasText: "Platformer" }).tap();
  await wizard.next.tap();
  await wizard.expectQuestion(THEME_QUESTION);
  await page.locator("label.choice").first().tap();
  await wizard.next.tap();
  await wizard.expectQuestion(NAME_QUESTION);
  await wizard.name.fill("Thumbs");
  await wizard.play.tap();
  await studio.expectRunning();
  const title = await stillPicture(studio.game);
  const all = await middleOfHearts(studio.game);

  await studio.game.tap();
  await expect
    .poll(() => hashOf(studio.game), { message: "the title goes", intervals: SOON })
    .not.toBe(title);
  const pad = page.getByRole("group", { name: "Game keys" });
  await expect(pad).toBeVisible();
  await expectNothingTooWide(page);
  const touch = await fingers(page);
  const arms = {
    smaller: await middleOf(pad.getByRole("img", { name: "Left", exact: true })),
    larger: await middleOf(pad.getByRole("img", { name: "Right", exact: true })),
  };
  await expectSteered(studio, HEROES.platformer, {
    hold: (way) => touch(arms[way]),
    letGo: () => touch(),
  });

  await page.getByRole("radio", { name: "Tweak" }).tap();
  await page.getByRole("button", { name: "Hearts: less" }).tap();
  await expectMoreHearts(studio.game, all, -1);
});
