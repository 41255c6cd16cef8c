/** Pictures of pages, kept to be looked at when the tests are over. */

import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

/** Not where a test's own traces go: those are thrown away when the next ones begin. */
export const PICTURES = fileURLToPath(new URL("../../../.local/pictures", import.meta.url));

export const WIDE = { width: 1280, height: 800 } as const;
export const SIZES = [WIDE, { width: 820, height: 1180 }, { width: 390, height: 844 }] as const;

/** Keeps a picture of the whole page as it is now. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? WIDE.width;
  await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
}

/** Keeps pictures of the page in every size; the window then has the first one. */
export async function keepPictures(page: Page, name: string): Promise<void> {
  for (const size of [...SIZES].reverse()) {
    await page.setViewportSize(size);
    await keepPicture(page, name);
  }
}
