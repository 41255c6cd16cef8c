import { expect, type Locator, type Page, test } from "@playwright/test";

import { hashOf, stillPicture } from "../palace/picture";
import { codeOf, makeGame } from "../palace/projects";
import { Studio } from "../palace/studio";

/** How long a game may take to start on a machine that does much else. */
const STARTING_MS = 40_000;
test.describe.configure({ timeout: 120_000 });

interface Slot {
  id: string;
  label: string;
  options: { id: string; label: string }[];
}

class Interview {
  readonly room: Locator;
  readonly options: Locator;
  readonly says: Locator;
  readonly progress: Locator;

  constructor(readonly page: Page) {
    this.room = page.getByRole("region", {
      name: "Pixel's questions about your game",
    });
    this.options = this.room.getByRole("group").getByRole("button");
    this.says = this.room.getByRole("status");
    this.progress = this.room.getByRole("progressbar");
  }

  question(slot: Slot): Locator {
    return this.room.getByRole("heading", { name: slot.label });
  }

  press(name: string): Promise<void> {
    return this.room.getByRole("button", { name, exact: true }).click();
  }
}

async function slotsOf(page: Page): Promise<Slot[]> {
  const { items } = (await (await page.context().request.get("/api/game-types")).json()) as {
    items: { id: string; slots: Slot[] }[];
  };
  return items.find(({ id }) => id === "platformer")?.slots ?? [];
}

/** Makes a game and opens it, running or not, at the depth where Pixel asks. */
async function open(page: Page, play = false): Promise<{ id: string; slots: Slot[]; interview: Interview }> {
  const { id } = await makeGame(page, "/", {
    name: "Ask Me",
    game_type: "platformer",
  });
  await page.goto(`/game/${id}${play ? "?play=true" : ""}`);
  const [slots, interview] = [await slotsOf(page), new Interview(page)];
  await expect(interview.options.first()).toBeVisible();
  if (play)
    await expect(page.locator('.cabinet[data-phase="running"]')).toBeVisible({
      timeout: STARTING_MS,
    });
  return { id, slots, interview };
}

const [FIRST, SECOND] = [0, 1];

test("an answer is built into the code, and the running game starts anew with it", async ({ page }) => {
  const { id, slots, interview } = await open(page, true);
  const slot = slots[FIRST];
  if (!slot) throw new Error("the platformer asks nothing");
  await expect(interview.question(slot)).toBeVisible();
  await expect(interview.progress).toHaveAccessibleName(`Question 1 of ${slots.length}`);
  await expect(interview.options.nth(FIRST)).toHaveAttribute("aria-pressed", "true");

  const [before, shown] = [await codeOf(page, id), await hashOf(new Studio(page).game)];
  const started = page.waitForResponse((answer) => answer.url().endsWith("/api/execute"));
  await interview.options.nth(SECOND).click();
  await expect(interview.says).toContainText("There it is!");
  await expect(interview.options.nth(SECOND)).toHaveAttribute("aria-pressed", "true");
  expect((await started).status()).toBe(201);
  await expect.poll(() => hashOf(new Studio(page).game), "the picture is another").not.toBe(shown);
  expect(await codeOf(page, id)).not.toBe(before);

  await page.reload();
  // What was answered is not asked again.
  const next = slots[SECOND];
  if (next) await expect(interview.question(next)).toBeVisible();
  await interview.press("Back");
  await expect(interview.options.nth(SECOND)).toHaveAttribute("aria-pressed", "true");
});

test("the lines that an answer changed glow in the code", async ({ page }) => {
  const { interview } = await open(page);
  await interview.options.nth(SECOND).click();
  // They glow for some seconds: whoever looks has to be as quick as the page itself.
  const glows = await page.evaluate(async () => {
    const until = async <Found>(look: () => Found | null | undefined | false): Promise<Found> => {
      for (;;) {
        const found = look();
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await until(() => document.body.innerText.includes("It is in the code"));
    const code = await until(() =>
      Array.from(document.querySelectorAll<HTMLElement>("[role=radio]")).find(
        ({ innerText }) => innerText.trim() === "Code",
      ),
    );
    code.click();
    return until(() => document.querySelectorAll(".code-line.is-glowing").length);
  });
  expect(glows).toBeGreaterThan(0);
});

test("number keys answer, but not while the game has the keys", async ({ page }) => {
  const { interview } = await open(page, true);
  const { game } = new Studio(page);
  const title = await stillPicture(game);
  const sent: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === "POST" && pathname.startsWith("/api/projects/")) sent.push(pathname);
  });
  await game.focus();
  await page.keyboard.press("2");
  // What the game does with the next key is seen: the page has dealt with the one before.
  await page.keyboard.press("Space");
  await expect.poll(() => hashOf(game)).not.toBe(title);
  await expect(interview.options.nth(FIRST)).toHaveAttribute("aria-pressed", "true");
  expect(sent).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  await expect(interview.options.nth(SECOND)).toHaveAttribute("aria-pressed", "true");
  await expect(interview.says).toContainText("There it is!");
  expect(sent).toHaveLength(1);
});

test("questions can wait, be gone back to, and answered by Pixel; in the end Pixel is proud", async ({
  page,
}) => {
  const { slots, interview } = await open(page);
  await interview.press("Surprise me");
  await expect(interview.says).toContainText("It is in the code");
  await interview.press("Next");
  for (const slot of slots.slice(1)) {
    await expect(interview.question(slot)).toBeVisible();
    await interview.press("Later");
  }
  await expect(interview.room.getByRole("heading", { name: "Look what you made!" })).toBeVisible();
  await interview.press(`Answer ${slots.length - 1} more`);
  const second = slots[SECOND];
  if (second) await expect(interview.question(second)).toBeVisible();
  for (const slot of slots.slice(1)) {
    await expect(interview.question(slot)).toBeVisible();
    await interview.press("Later");
  }
  await interview.press("Tweak it");
  await expect(page.getByRole("radio", { name: "Tweak" })).toBeChecked();
});

test("a part that was changed by hand stays, unless its maker wants the new one", async ({ page }) => {
  const { id, slots, interview } = await open(page);
  const slot = slots[FIRST];
  const other = slot?.options[SECOND];
  if (!slot || !other) throw new Error("the platformer asks nothing");
  const compiled = await page.context().request.post("/api/compile", {
    data: {
      game_type: "platformer",
      name: "Ask Me",
      choices: { [slot.id]: other.id },
    },
  });
  const { code: changed } = (await compiled.json()) as { code: string };
  const before = await codeOf(page, id);
  // Every line that the answer would take away gets a word of its maker.
  const kept = new Set(changed.split("\n"));
  const mine = before
    .split("\n")
    .map((line) => (kept.has(line) || line.includes('"""') ? line : `${line}  # mine`))
    .join("\n");
  expect(mine).not.toBe(before);

  const studio = new Studio(page);
  await page.getByRole("radio", { name: "Code" }).click();
  await studio.write(mine);
  await expect.poll(() => codeOf(page, id)).toBe(mine);
  await page.getByRole("radio", { name: "Play", exact: true }).click();

  await interview.options.nth(SECOND).click();
  await expect(interview.says).toContainText("You changed that part of the code yourself");
  await interview.press("Keep mine");
  await expect(interview.options.nth(FIRST)).toHaveAttribute("aria-pressed", "true");
  expect(await codeOf(page, id)).toBe(mine);

  await interview.options.nth(SECOND).click();
  await interview.press("Use the new part");
  await expect(interview.options.nth(SECOND)).toHaveAttribute("aria-pressed", "true");
  expect(await codeOf(page, id)).not.toBe(mine);
});

test("without the internet the game stays as it was, and the answer can be given again", async ({
  page,
  context,
}) => {
  const { interview } = await open(page);
  await context.setOffline(true);
  await interview.options.nth(SECOND).click();
  await expect(interview.says).toContainText("Your game is safe");
  await expect(interview.options.nth(FIRST)).toHaveAttribute("aria-pressed", "true");
  await context.setOffline(false);
  await interview.options.nth(SECOND).click();
  await expect(interview.options.nth(SECOND)).toHaveAttribute("aria-pressed", "true");
});
