/** Writing code: names that fit, hints, finding, undoing, letters, and the plain page. */

import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNoBarriersByDayAndNight, expectWithinTheEdge } from "../palace/barriers";
import { CRASHING, CRASHING_LINE, UNREADABLE, UNREADABLE_LINE } from "../palace/programs";
import { codeOf } from "../palace/projects";
import { Studio } from "../palace/studio";

const PROGRAM = `import pygame

RUN_SPEED = 4
screen = pygame.display.set_mode((320, 200))


class Fox:
    def jump_high(self):
        self.height_now = RUN_SPEED


fox = Fox()
`;

async function openWith(page: Page, code: string): Promise<{ studio: Studio; id: string }> {
  const studio = new Studio(page);
  const id = await studio.open("/", { name: "Fox", code });
  return { studio, id };
}

/** Types at the end of the code, key by key. */
async function typeAtEnd(studio: Studio, text: string): Promise<void> {
  await studio.code.click();
  await studio.page.keyboard.press("ControlOrMeta+End");
  await studio.page.keyboard.type(text, { delay: 20 });
}

const names = (page: Page) => page.getByRole("listbox", { name: "Names that fit" });

/** Rests the pointer on a word until its hint is seen: a check that comes in meanwhile takes an open hint away. */
async function expectHint(page: Page, word: Locator, hint: string): Promise<void> {
  await expect(async () => {
    await page.mouse.move(0, 0);
    await word.hover();
    await expect(page.locator(".cm-tooltip-lint")).toContainText(hint, { timeout: 2_000 });
  }).toPass();
}

test("names of pygame, of Python and of the program are offered, and Tab takes one", async ({ page }) => {
  const { studio, id } = await openWith(page, PROGRAM);
  await typeAtEnd(studio, "screen.fi");
  await expect(names(page)).toContainText("fill(color");
  await page.keyboard.press("Tab");
  await page.keyboard.type("RUN_S");
  await expect(names(page)).toContainText("RUN_SPEED");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("fox.ju");
  await expect(names(page)).toContainText("jump_high");
  await page.keyboard.press("Tab");
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(`${PROGRAM}screen.fill(RUN_SPEED)\nfox.jump_high()`);
});

test("Enter ends a line, whatever is offered", async ({ page }) => {
  const { studio, id } = await openWith(page, PROGRAM);
  await typeAtEnd(studio, "pr");
  await expect(names(page)).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("x = 1");
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(`${PROGRAM}pr\nx = 1`);
});

test("a hint says what Python will not be able to read, before any run", async ({ page }) => {
  const { studio } = await openWith(page, PROGRAM);
  const note = page.locator(".trouble-note");
  await expect(note).toBeEmpty();
  await studio.write(UNREADABLE);
  await expect(note).toContainText(`Line ${UNREADABLE_LINE}: Is a colon : missing at the end of this line?`);
  await expect(page.locator(".cm-lintRange-error")).toHaveText("while True");
  await note.getByRole("button").click();
  await expect(studio.code).toBeFocused();
  await expect(page.locator(".cm-activeLine")).toHaveText("while True");
  await page.keyboard.press("End");
  await page.keyboard.type(":");
  await expect(note).toBeEmpty();
  await expect(page.locator(".cm-lintRange-error")).toHaveCount(0);
});

test("what the last run said stands at its word until the code changes", async ({ page }) => {
  const { studio } = await openWith(page, CRASHING);
  await studio.run.click();
  await expect(studio.status).toContainText(`line ${CRASHING_LINE}`);
  await expectHint(page, page.locator(".cm-lintRange-error"), "plaer");
});

test("finding goes from place to place, and swaps", async ({ page }) => {
  const { studio, id } = await openWith(page, PROGRAM);
  await page.getByRole("button", { name: "Find" }).click();
  const panel = page.getByRole("search", { name: "Find in your code" });
  await expect(panel.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.type("fox");
  await expect(panel).toContainText("3 found");
  await page.keyboard.press("Enter");
  await expect(panel).toContainText("1 of 3");
  await panel.getByLabel("Same big and small letters").check();
  await expect(panel).toContainText(/1 found|1 of 1/);
  await panel.getByLabel("Same big and small letters").uncheck();
  await panel.getByRole("textbox", { name: "Put this in its place" }).fill("Cat");
  await panel.getByRole("button", { name: "Swap all" }).click();
  await expect(panel).toContainText("Not found");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM.replaceAll(/fox/gi, "Cat"));
  await expect(studio.code).toBeFocused();
});

test("steps can be taken back and forth", async ({ page }) => {
  const { studio, id } = await openWith(page, PROGRAM);
  const [undo, redo] = [
    page.getByRole("button", { name: "Undo" }),
    page.getByRole("button", { name: "Redo" }),
  ];
  await expect(undo).toBeDisabled();
  await studio.code.click();
  await page.keyboard.press("ControlOrMeta+End");
  // At once: of what is typed slowly, each pause begins a step of its own.
  await page.keyboard.insertText("x = 1");
  await expect(undo).toBeEnabled();
  await undo.click();
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(PROGRAM);
  await redo.click();
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(`${PROGRAM}x = 1`);
});

test("the keyboard comes out of the code again", async ({ page }) => {
  const { studio } = await openWith(page, PROGRAM);
  await studio.code.click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(studio.code).not.toBeFocused();
});

test("the plain page has the same marks, goes to lines, and keeps what is written", async ({ page }) => {
  const { studio, id } = await openWith(page, CRASHING);
  await page.getByRole("button", { name: "Letters" }).click();
  await page.getByText("Plain page", { exact: true }).click();
  await page.keyboard.press("Escape");
  const field = page.locator("textarea.plain-field");
  await expect(field).toHaveValue(CRASHING);
  await studio.run.click();
  await expect(studio.status).toContainText(`line ${CRASHING_LINE}`);
  await page
    .locator(".mark-list")
    .getByRole("button", { name: `Line ${CRASHING_LINE}` })
    .click();
  await expect(field).toBeFocused();
  expect(
    await field.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    ),
  ).toBe("plaer.jump()");
  await page.keyboard.insertText("player = 1");
  const changed = CRASHING.replace("plaer.jump()", "player = 1");
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(changed);
  await page.getByRole("button", { name: "Undo" }).click();
  await studio.save();
  await expect.poll(() => codeOf(page, id)).toBe(CRASHING);
  await page.reload();
  await expect(field).toHaveValue(CRASHING);
  // It is a field of the page as any other: Tab leaves it.
  await field.focus();
  await page.keyboard.press("Tab");
  await expect(field).not.toBeFocused();
  await expect(field).toHaveValue(CRASHING);
});

test("the Palace reads the code while it is written, and says what a run would say", async ({ page }) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write("import pygame\nimport requests\n\npygame.init()\n");
  const word = page.locator(".cm-lintRange-warning");
  await expect(word).toHaveText("requests");
  await expectHint(page, word, "requests");
  await studio.write("import pygame\n\npygame.init()\n");
  await expect(word).toHaveCount(0);
});

test("the editor has no barriers at 320 pixels", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await openWith(page, UNREADABLE);
  await expect(page.locator(".trouble-note")).toContainText("Line");
  await page.getByRole("button", { name: "Find" }).click();
  const panel = page.getByRole("search", { name: "Find in your code" });
  // Above the bar, which lies over what is below.
  await panel.evaluate((element) => {
    element.scrollIntoView({ block: "center" });
  });
  await expectNoBarriersByDayAndNight(page, "the editor", ".folder");
  await expectWithinTheEdge(page, ".folder");
});
