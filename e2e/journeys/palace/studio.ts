/** The studio as a visitor sees and uses it. */

import { expect, type Locator, type Page } from "@playwright/test";

export class Studio {
  readonly run: Locator;
  readonly stop: Locator;
  readonly game: Locator;
  readonly status: Locator;
  readonly code: Locator;
  readonly printed: Locator;
  readonly problemLine: Locator;

  constructor(readonly page: Page) {
    this.run = page.getByRole("button", { name: "Run", exact: true });
    this.stop = page.getByRole("button", { name: "Stop", exact: true });
    this.game = page.getByRole("application", { name: "Your game" });
    this.status = page.getByRole("status");
    this.code = page.getByRole("textbox", { name: "Your code" });
    this.printed = page.getByRole("log", { name: "What your game says" });
    this.problemLine = page.locator(".code-line.is-problem");
  }

  /** Opens the studio, through another address if need be, and waits for the game's code. */
  async open(address = "/"): Promise<void> {
    await this.page.goto(address);
    await expect(this.code).toContainText("import pygame");
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
