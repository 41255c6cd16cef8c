import { expect, type Page, test } from "@playwright/test";

import { inspect } from "../palace/inspection";

const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** Visits the first page until it can be opened without a network. */
async function visitOnce(page: Page): Promise<void> {
  await page.goto("/");
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === "activated") return;
    await new Promise<void>((resolve) => {
      active?.addEventListener("statechange", () => {
        if (active.state === "activated") resolve();
      });
    });
  });
}

test("without a network the page opens, says what still works, and comes back by itself", async ({
  page,
  context,
}) => {
  await visitOnce(page);
  await context.setOffline(true);
  await page.goto("/gallery");
  await expect(title(page, "No way to the palace")).toBeVisible();
  await expect(page.getByRole("heading", { name: "This still works" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Rooms", exact: true })).toBeVisible();
  await context.setOffline(false);
  await expect(title(page, "Gallery")).toBeVisible();
});

test("rooms that were visited open without a network", async ({ page, context }) => {
  await visitOnce(page);
  await page.goto("/help");
  const help = await page.getByRole("heading", { level: 1 }).textContent();
  await context.setOffline(true);
  await page.goto("/help");
  await expect(title(page, help ?? "")).toBeVisible();
  await page.goto("/");
  await expect(title(page, "Make a real game. Play it right here.")).toBeVisible();
});

test("answers of the API are never kept", async ({ page }) => {
  await visitOnce(page);
  await page.goto("/gallery");
  await expect(title(page, "Gallery")).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/");
  expect(kept.filter((path) => path.startsWith("/api"))).toEqual([]);
});

test("without a network the page is usable by everybody", async ({ page, context }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visitOnce(page);
  await context.setOffline(true);
  await page.goto("/gallery");
  await expect(title(page, "No way to the palace")).toBeVisible();
  await inspect(page, "offline");
});
