// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";

import {
  changeSoundSettings,
  gainOf,
  getSoundSettings,
  isAudible,
  parseSoundSettings,
  subscribeSoundSettings,
} from "./sound-settings";

it.each([
  [null, { muted: false, volume: 80 }],
  ["nonsense", { muted: false, volume: 80 }],
  ["[]", { muted: false, volume: 80 }],
  ['{"muted":true,"volume":30}', { muted: true, volume: 30 }],
  ['{"muted":"yes","volume":9000}', { muted: false, volume: 100 }],
])("reads %s", (text, expected) => {
  expect(parseSoundSettings(text)).toEqual(expected);
});

it("remembers a change and tells of it", () => {
  const listener = vi.fn();
  const unsubscribe = subscribeSoundSettings(listener);
  changeSoundSettings({ volume: 40 });
  unsubscribe();
  changeSoundSettings({ muted: true });
  expect(listener).toHaveBeenCalledTimes(1);
  expect(getSoundSettings()).toEqual({ muted: true, volume: 40 });
  expect(parseSoundSettings(localStorage.getItem("palace.sound"))).toEqual({ muted: true, volume: 40 });
});

it("is silent when muted and at no volume, and full at the loudest", () => {
  expect(gainOf({ muted: true, volume: 50 })).toBe(0);
  expect(gainOf({ muted: false, volume: 100 })).toBe(1);
  expect(isAudible({ muted: false, volume: 0 })).toBe(false);
});
