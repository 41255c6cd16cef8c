import { expect, test } from "@playwright/test";

import { TYPED } from "../palace/programs";
import { Studio } from "../palace/studio";

test.beforeEach(async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.play(TYPED);
});

/** A key of a keyboard that has this character where a keyboard of the United States has `code`. */
async function pressOn(studio: Studio, code: string, key: string): Promise<void> {
  const session = await studio.page.context().newCDPSession(studio.page);
  const stroke = { code, key, windowsVirtualKeyCode: 0 };
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, ...stroke });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...stroke });
}

test("keys stay where they are and type what is printed on them", async ({ page }) => {
  const studio = new Studio(page);
  for (const [code, key, line] of [
    ["KeyY", "z", "key y z"],
    ["Minus", "ß", "key - ß"],
    ["KeyQ", "@", "key q @"],
    ["KeyQ", "a", "key q a"],
  ] as const) {
    await pressOn(studio, code, key);
    await expect(studio.printed).toContainText(line);
  }
});

test("what a method of input composes arrives as text, whatever its characters", async ({ page }) => {
  const studio = new Studio(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "ni", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.insertText", { text: "你" });
  await expect(studio.printed).toContainText("text 你");
  await expect(studio.printed).toContainText(/key .* 你/);
  await session.send("Input.insertText", { text: "😀" });
  await expect(studio.printed).toContainText("text 😀");
  await expect(studio.printed).not.toContainText("text n");
  await page.keyboard.press("Escape");
  await expect(studio.run).not.toBeFocused();
  await page.keyboard.press("KeyB");
  // What comes after it is printed after it.
  await studio.game.press("KeyC");
  await expect(studio.printed).toContainText("key c");
  await expect(studio.printed).not.toContainText("key b");
});

test("a key that is held when the focus goes elsewhere goes up", async ({ page }) => {
  const studio = new Studio(page);
  await page.keyboard.down("KeyK");
  await expect(studio.printed).toContainText("key k");
  await studio.code.click();
  await expect(studio.printed).toContainText("up k");
  await page.keyboard.up("KeyK");
});
