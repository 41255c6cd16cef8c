import { expect, test } from "@playwright/test";

import { expectNoBarriers, expectNothingTooWide } from "../palace/barriers";
import { becomeTeacher, newNickname, post } from "../palace/people";

test("a teacher leads a class: a learner joins, forgets their pictures, and shows a game", async ({
  page,
  browser,
}) => {
  await becomeTeacher(page);
  await page.goto("/classes");
  await page.getByRole("textbox", { name: "Name of the class" }).fill("Blue group");
  await page.getByRole("button", { name: "Make a class" }).click();
  await expect(page.getByRole("heading", { name: "Blue group" })).toBeVisible();
  const code = (
    await page.getByRole("region", { name: "Code to join" }).locator(".only-heard").innerText()
  ).replace(/ /g, "");
  expect(code).toMatch(/^[A-Z0-9]{6}$/);
  await expectNoBarriers(page);

  const nickname = newNickname("Owl");
  const learner = await (await browser.newContext()).newPage();
  await learner.goto("/classes");
  await learner.getByRole("textbox", { name: "Code" }).fill(code.toLowerCase());
  await learner.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  await learner.getByRole("button", { name: "Join" }).click();
  await expect(learner.getByRole("heading", { name: "Blue group" })).toBeVisible();
  await expectNoBarriers(learner);
  const { id } = (await post(learner, "/api/projects", { name: "Moon Hopper", code: "SPEED = 3\n" })) as {
    id: string;
  };
  await post(learner, "/api/gallery", { project_id: id, description: "Jump from cloud to cloud." });

  await page.reload();
  await page.getByRole("button", { name: `Look at what ${nickname} makes` }).click();
  const sheet = page.getByRole("dialog", { name: nickname });
  await sheet.getByRole("button", { name: "Moon Hopper" }).click();
  await expect(sheet.getByRole("region", { name: "Code in main.py" })).toContainText("SPEED = 3");
  await expectNoBarriers(page);
  await sheet.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: `More about ${nickname}` }).click();
  await page.getByRole("menuitem", { name: "Give new pictures" }).click();
  const told = page.getByRole("dialog", { name: `New pictures for ${nickname}` });
  await told.getByRole("button", { name: "Give new pictures" }).click();
  await expect(told.getByRole("list", { name: "The new pictures" }).getByRole("listitem")).toHaveCount(4);
  const pictures = await told.getByRole("listitem").locator(".only-heard").allInnerTexts();
  await expectNoBarriers(page);
  await told.getByRole("button", { name: "I have written them down" }).click();

  await page.getByRole("radio", { name: "Games to look at (1)" }).click();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Send back" }).click();
  const word = page.getByRole("dialog", { name: "Send back Moon Hopper" });
  await word.getByRole("button", { name: "Send back" }).click();
  await expect(word.getByText("Write one sentence")).toBeVisible();
  await word.getByRole("textbox").fill("The level cannot be finished yet.");
  await word.getByRole("button", { name: "Send back" }).click();
  await expect(page.getByText("No game is waiting.")).toBeVisible();

  // The old secret is gone, and so is every place where it had let the learner in.
  await learner.goto("/sign-in");
  await learner.getByRole("textbox", { name: "Nickname" }).fill(nickname);
  for (const picture of pictures) await learner.getByRole("button", { name: picture, exact: true }).click();
  await learner.getByRole("button", { name: "Sign in" }).click();
  await expect(learner.getByRole("button", { name: `Your account: ${nickname}` })).toBeVisible();
  await post(learner, "/api/gallery", { project_id: id, description: "Now it can be finished." });
  await page.reload();
  await page.getByRole("radio", { name: "Games to look at (1)" }).click();
  await page.getByRole("button", { name: "Show it in the gallery" }).click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(
    "Moon Hopper is in the gallery now.",
  );

  await learner.goto("/classes");
  await learner.getByRole("button", { name: "Leave" }).click();
  await learner.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(learner.getByText("You are in no class yet.")).toBeVisible();
  await learner.context().close();
});

test("a class is renamed, closed, gets another code, and is deleted", async ({ page, browser }) => {
  await becomeTeacher(page);
  const { id, join_code: code } = (await post(page, "/api/classes", { name: "Red group" })) as {
    id: string;
    join_code: string;
  };
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`/classes/${id}`);
  await page.getByText("Learners can join").click();
  await expect(page.getByText("Nobody can join now.")).toBeVisible();
  await expectNothingTooWide(page);

  const learner = await (await browser.newContext()).newPage();
  await learner.goto("/classes");
  await learner.getByRole("textbox", { name: "Code" }).fill(code);
  await learner.getByRole("textbox", { name: "Nickname" }).fill(newNickname("Late"));
  await learner.getByRole("button", { name: "Join" }).click();
  await expect(learner.getByText("This class takes nobody new.")).toBeVisible();
  await learner.context().close();

  await page.getByRole("button", { name: "New code" }).click();
  const shown = page.getByRole("region", { name: "Code to join" }).locator(".only-heard");
  await expect(shown).not.toHaveText(Array.from(code).join(" "));

  await page.getByRole("button", { name: "This class" }).click();
  await page.getByRole("menuitem", { name: "Rename class" }).click();
  await page.getByRole("textbox", { name: "Name of the class" }).fill("Green group");
  await page.getByRole("button", { name: "Keep this name" }).click();
  await expect(page.getByRole("heading", { name: "Green group", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "This class" }).click();
  await page.getByRole("menuitem", { name: "Delete class" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete class" }).click();
  await expect(page.getByText("You lead no class yet.")).toBeVisible();
  await page.goto(`/classes/${id}`);
  await expect(page.getByRole("alert").filter({ hasText: "No class has this code." })).toBeVisible();
});
