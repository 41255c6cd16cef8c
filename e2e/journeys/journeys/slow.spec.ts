/** On a slow line, in a browser that has never been here: how long it takes is for `make bench` to say, that it works is said here. */

import { expect, test } from "@playwright/test";

import { expectSteered, HEROES, keysOf } from "../palace/heroes";
import { Network } from "../palace/network";
import { hashOf, stillPicture, withoutVideo } from "../palace/picture";
import { Studio } from "../palace/studio";
import { KIND_QUESTION, NAME_QUESTION, THEME_QUESTION, Wizard } from "../palace/wizard";

/** 1.5 Mbit/s. */
const BYTES_PER_SECOND = 187_500;

test("a newcomer makes a game, and plays it, at 1.5 Mbit/s", async ({ page, baseURL }) => {
  const network = await Network.open(baseURL ?? "", "pass", BYTES_PER_SECOND);
  try {
    await withoutVideo(page);
    const [studio, wizard] = [new Studio(page), new Wizard(page)];
    await page.goto(network.address);
    await page.getByRole("main").getByRole("link", { name: "Make a game" }).click();
    for (const question of [KIND_QUESTION, THEME_QUESTION]) {
      await wizard.expectQuestion(question);
      await wizard.choose(0);
      await wizard.next.click();
    }
    await wizard.expectQuestion(NAME_QUESTION);
    await wizard.play.click();
    await studio.expectRunning();
    const title = await stillPicture(studio.game);
    await studio.game.press("Space");
    await expect.poll(() => hashOf(studio.game)).not.toBe(title);
    await expectSteered(studio, HEROES.platformer, keysOf(page, HEROES.platformer));
  } finally {
    network.close();
  }
});
