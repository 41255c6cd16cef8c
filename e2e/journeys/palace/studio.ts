/** The studio as a visitor sees and uses it. */

import { expect, type Locator, type Page } from "@playwright/test";

import { makeGame, makeGameThere, type NewGame } from "./projects";

export class Studio {
  readonly run: Locator;
  readonly stop: Locator;
  readonly game: Locator;
  readonly status: Locator;
  readonly code: Locator;
  readonly printed: Locator;
  readonly problemLine: Locator;
  /** Whether what was made is safe, in words. */
  readonly keeping: Locator;

  constructor(readonly page: Page) {
    this.run = page.getByRole("button", { name: "Run", exact: true });
    this.stop = page.getByRole("button", { name: "Stop", exact: true });
    this.game = page.getByRole("application", { name: "Your game" });
    this.status = page.locator(".says").getByRole("status");
    this.code = page.getByRole("textbox", { name: "Your code" });
    this.printed = page.getByRole("log", { name: "What your game says" });
    this.problemLine = page.locator(".code-line.is-problem");
    this.keeping = page.locator(".keep-sign");
  }

  /** Makes a game, through another address if need be, opens it with its code, and waits for that. Answers its id. */
  async open(
    address = "/",
    made: NewGame = { name: "Coin Hills", game_type: "platformer" },
  ): Promise<string> {
    const { id } = await (address === "/" ? makeGame : makeGameThere)(this.page, address, made);
    await this.page.addInitScript(() => {
      // As somebody's who has gone that deep before; what is chosen afterwards stays.
      if (localStorage.getItem("palace.depth") === null) localStorage.setItem("palace.depth", "code");
    });
    await this.enter(id, address);
    return id;
  }

  /** Goes to a game that is there, and waits for its code. */
  async enter(id: string, address = "/"): Promise<void> {
    await this.page.goto(`${address.replace(/\/$/, "")}/game/${id}`);
    await expect(this.code).toContainText("import pygame");
  }

  /** Saves now, instead of when nothing was typed for a while, and waits until it is. */
  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+S");
    await expect(this.keeping).toHaveText("Saved");
  }

  /** Replaces all of the code. */
  async write(code: string): Promise<void> {
    await this.code.click();
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(code);
  }

  /** Writes a program that says "ready", and runs it until it does. */
  async play(code: string): Promise<void> {
    await this.write(code);
    await this.page.keyboard.press("Control+Enter");
    await this.expectRunning();
    await expect(this.printed).toContainText("ready");
  }

  async expectRunning(): Promise<void> {
    await expect(this.status).toContainText("Your game is running!");
    await expect(this.stop).toBeEnabled();
  }

  async expectStopped(): Promise<void> {
    await expect(this.status).toContainText("You stopped the game");
    await expect(this.stop).toBeDisabled();
  }
}

/** Chooses something from the menu beside Run. */
export async function choose(page: Page, choice: string): Promise<void> {
  await page.getByRole("button", { name: "Share and more" }).click();
  await page.getByRole("menuitem", { name: choice }).click();
}

/** Takes the open game home; answers where its zip is. */
export async function saveOnComputer(page: Page): Promise<string> {
  const downloading = page.waitForEvent("download");
  await choose(page, "Save on my computer");
  return (await downloading).path();
}
