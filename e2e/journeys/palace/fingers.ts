/** Fingers on the screen. */

import type { Locator, Page } from "@playwright/test";

interface Point {
  x: number;
  y: number;
}

/** Each call says where all fingers are now. */
export async function fingers(page: Page): Promise<(...at: Point[]) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  let down = 0;
  return async (...at) => {
    const type = at.length > down ? "touchStart" : at.length < down ? "touchEnd" : "touchMove";
    down = at.length;
    const touchPoints = at.map((point, id) => ({ ...point, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
}

/** Where to touch something. */
export async function middleOf(element: Locator): Promise<Point> {
  const box = await element.boundingBox();
  if (!box) throw new Error("nothing to touch");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
