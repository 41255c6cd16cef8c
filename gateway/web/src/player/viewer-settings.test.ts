// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";

import { ViewerWishes } from "./viewer-settings";

function show(state: DocumentVisibilityState): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

it("wishes are told when they change, among them whether the page is seen", () => {
  const told = vi.fn();
  show("visible");
  const wishes = new ViewerWishes(told);
  wishes.change({ sound: true });
  expect(told).not.toHaveBeenCalled();
  show("hidden");
  wishes.change({ h264: false });
  show("visible");
  expect(told.mock.calls).toEqual([
    [{ visible: false, sound: true, h264: true, paused: false }],
    [{ visible: false, sound: true, h264: false, paused: false }],
    [{ visible: true, sound: true, h264: false, paused: false }],
  ]);
  wishes.destroy();
  show("hidden");
  expect(told).toHaveBeenCalledTimes(3);
  expect(wishes.present.visible).toBe(true);
});
