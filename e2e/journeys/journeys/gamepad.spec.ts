import { expect, type Page, test } from "@playwright/test";

import { expectSteered, HEROES } from "../palace/heroes";
import { hashOf, SOON, stillPicture, withoutVideo } from "../palace/picture";
import { PADDED } from "../palace/programs";
import { Studio } from "../palace/studio";

const A = 0;

/** A gamepad as the browser shows it to the page: there is none on the machine that runs this. */
async function plugIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pad = {
      id: "test",
      index: 0,
      mapping: "standard",
      connected: false,
      axes: [0, 0, 0, 0],
      buttons: Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 })),
    };
    navigator.getGamepads = () => [pad.connected ? (pad as unknown as Gamepad) : null];
    Object.assign(window, { pad });
  });
}

async function set(
  page: Page,
  part: { connected?: boolean; axes?: number[]; pressed?: number[] },
): Promise<void> {
  await page.evaluate(({ connected, axes, pressed }) => {
    const { pad } = window as unknown as {
      pad: { connected: boolean; axes: number[]; buttons: { pressed: boolean }[] };
    };
    if (axes) pad.axes = axes;
    if (pressed) pad.buttons.forEach((button, number) => (button.pressed = pressed.includes(number)));
    if (connected === undefined) return;
    pad.connected = connected;
    window.dispatchEvent(new Event(connected ? "gamepadconnected" : "gamepaddisconnected"));
  }, part);
}

test("a gamepad plays with the keys of the game, and lets go of them when it is unplugged", async ({
  page,
}) => {
  await plugIn(page);
  const studio = new Studio(page);
  await studio.open();
  await studio.play(PADDED);
  await set(page, { connected: true });
  await expect(page.getByText("Gamepad connected")).toBeVisible();
  await set(page, { axes: [-1, 0] });
  await expect(studio.printed).toContainText("down left");
  await set(page, { axes: [0, 0], pressed: [A] });
  await expect(studio.printed).toContainText("lifted left");
  await expect(studio.printed).toContainText("down space");
  // Something else is pressed and let go of while the button is held.
  await set(page, { axes: [1, 0] });
  await expect(studio.printed).toContainText("down right");
  await set(page, { axes: [0, 0] });
  await expect(studio.printed).toContainText("lifted right");
  await expect(studio.printed).not.toContainText("lifted space");
  await set(page, { connected: false });
  await expect(studio.printed).toContainText("lifted space");
  await expect(page.getByText("Gamepad connected")).toBeHidden();
});

test("a gamepad begins a game that was made of answers, and steers its hero", async ({ page }) => {
  await plugIn(page);
  await withoutVideo(page);
  const studio = new Studio(page);
  await studio.open();
  await studio.run.click();
  await studio.expectRunning();
  const title = await stillPicture(studio.game);
  await set(page, { connected: true });
  await expect(page.getByText("Gamepad connected")).toBeVisible();
  await set(page, { pressed: [A] });
  await expect.poll(() => hashOf(studio.game), { intervals: SOON }).not.toBe(title);
  await set(page, { pressed: [] });
  await expectSteered(studio, HEROES.platformer, {
    hold: (way) => set(page, { axes: [way === "smaller" ? -1 : 1, 0] }),
    letGo: () => set(page, { axes: [0, 0] }),
  });
});
