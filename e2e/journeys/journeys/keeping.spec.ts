import { expect, test } from "@playwright/test";

import { Studio } from "../palace/studio";

test("changed code is there again after a reload, and the original can be had back, and given back", async ({
  page,
}) => {
  const studio = new Studio(page);
  await studio.open();
  await studio.write('import pygame\nGAME_NAME = "Frog Tower"\n');
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Frog Tower");
  await expect(page.getByText("Saved on this computer")).toBeVisible();

  await page.reload();
  await expect(studio.code).toContainText("Frog Tower");

  await page.getByRole("button", { name: "Go back to the original code" }).click();
  await expect(studio.code).not.toContainText("Frog Tower");
  await page.getByRole("button", { name: "Bring my code back" }).click();
  await expect(studio.code).toContainText("Frog Tower");
});

test("without the internet the page says so, and goes on by itself when it is back", async ({
  page,
  context,
}) => {
  const studio = new Studio(page);
  await studio.open();
  await context.setOffline(true);
  await studio.run.click();
  await expect(studio.status).toContainText("I cannot reach the palace");
  await expect(studio.run).toBeDisabled();
  await context.setOffline(false);
  await expect(studio.run).toBeEnabled({ timeout: 30_000 });
  await studio.run.click();
  await studio.expectRunning();
});
