import { describe, expect, it } from "vitest";

import { timeAgo } from "./when";

const NOW = new Date("2026-11-20T12:00:00Z");

describe("the time since something", () => {
  it.each([
    ["2026-11-20T11:59:30Z", "en", "now"],
    ["2026-11-20T12:00:30Z", "en", "now"],
    ["2026-11-20T11:55:00Z", "en", "5 minutes ago"],
    ["2026-11-20T09:30:00Z", "en", "2 hours ago"],
    ["2026-11-19T11:00:00Z", "en", "yesterday"],
    ["2026-11-01T12:00:00Z", "en", "2 weeks ago"],
    ["2024-11-01T12:00:00Z", "en", "2 years ago"],
    ["2026-11-19T11:00:00Z", "es", "ayer"],
    ["2026-11-20T11:55:00Z", "xb", "5 minutes ago"],
  ])("from %s in %s is %s", (moment, language, words) => {
    expect(timeAgo(moment, NOW, language)).toBe(words);
  });
});
