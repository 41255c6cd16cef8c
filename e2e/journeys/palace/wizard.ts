/** Pixel's three questions, as a visitor sees and answers them. */

import { expect, type Locator, type Page } from "@playwright/test";

export const KIND_QUESTION = "What shall we make?";
export const THEME_QUESTION = "How should it look?";
export const NAME_QUESTION = "What is it called?";

export class Wizard {
  readonly cards: Locator;
  readonly chosen: Locator;
  readonly next: Locator;
  readonly back: Locator;
  readonly surprise: Locator;
  readonly name: Locator;
  readonly roll: Locator;
  readonly play: Locator;
  readonly progress: Locator;
  readonly says: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole("main");
    this.cards = main.getByRole("radio");
    this.chosen = main.getByRole("radio", { checked: true });
    this.next = main.getByRole("button", { name: "Next" });
    this.back = main.getByRole("button", { name: "Back" });
    this.surprise = main.getByRole("button", { name: "Surprise me" });
    this.name = main.getByRole("textbox", { name: "The name of your game" });
    this.roll = main.getByRole("button", { name: "Roll" });
    this.play = main.getByRole("button", { name: "Play" });
    this.progress = main.getByRole("progressbar");
    this.says = main.getByRole("status");
  }

  async open(address = "/new"): Promise<void> {
    await this.page.goto(address);
    await this.cards.or(this.name).first().waitFor();
  }

  /** From the first question to the studio; the look is the first one unless told. */
  async make({ kind, look, name }: { kind: string; look?: string; name: string }): Promise<void> {
    await this.open();
    await this.chooseByName(KIND_QUESTION, kind);
    await this.chooseByName(THEME_QUESTION, look);
    await this.expectQuestion(NAME_QUESTION);
    await this.name.fill(name);
    await this.play.click();
    await expect(this.page).toHaveURL(/\/game\/[0-9a-f-]{36}/);
  }

  async expectQuestion(question: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  }

  /** Answers the first two questions with the mouse, and comes to the name. */
  async chooseByMouse(kind: number, theme: number): Promise<void> {
    await this.choose(kind);
    await this.next.click();
    await this.expectQuestion(THEME_QUESTION);
    await this.choose(theme);
    await this.next.click();
    await this.expectQuestion(NAME_QUESTION);
  }

  private async chooseByName(question: string, answer: string | undefined): Promise<void> {
    await this.expectQuestion(question);
    const cards = this.page.locator("label.choice");
    await (answer === undefined ? cards : cards.filter({ hasText: answer })).first().click();
    await this.next.click();
  }

  /** Presses the card at an index. */
  async choose(index: number): Promise<void> {
    await this.page.locator(".choice").nth(index).click();
    await expect(this.cards.nth(index)).toBeChecked();
  }
}
