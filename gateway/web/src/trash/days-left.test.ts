import { describe, expect, it } from "vitest";

import { daysLeft } from "./days-left";

describe("the days that are left", () => {
  it.each([
    ["2026-11-20T12:00:00Z", 30],
    ["2026-11-20T12:01:00Z", 30],
    ["2026-11-20T11:00:00Z", 30],
    ["2026-11-19T11:00:00Z", 29],
    ["2026-10-22T12:00:00Z", 1],
    ["2026-10-01T12:00:00Z", 1],
  ])("after deleting at %s are %i", (deletedAt, days) => {
    expect(daysLeft(deletedAt, new Date("2026-11-20T12:00:00Z"))).toBe(days);
  });
});
