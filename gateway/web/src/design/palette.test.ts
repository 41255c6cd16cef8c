import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const palette = new Map(
  [...read("palette.css").matchAll(/--color-(\w+): (#[0-9a-f]{6});/g)].map(
    ([, name, hex]) => [name, hex] as const,
  ),
);

/** The roles of one mode; night changes what it names and keeps the rest. */
function rolesOf(selector: string): Map<string, string> {
  const block = read("styles.css").split(`${selector} {`)[1]?.split("}")[0] ?? "";
  return new Map(
    [...block.matchAll(/--([\w-]+): var\(--color-(\w+)\);/g)].map(([, role, name]) => [
      role ?? "",
      name ?? "",
    ]),
  );
}
const day = rolesOf(":root");
const modes = { day, night: new Map([...day, ...rolesOf(':root[data-paper="dark"]')]) };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it("has sixteen colours, all different", () => {
  expect(palette.size).toBe(16);
  expect(new Set(palette.values()).size).toBe(16);
});

describe.each(Object.entries(modes))("by %s", (_, roles) => {
  const colour = (role: string) => palette.get(roles.get(role) ?? role) ?? "";

  it.each([
    ["words", "page"],
    ["words", "card"],
    ["quiet", "page"],
    ["quiet", "card"],
    ["on-strong", "strong"],
    ["ink", "blush"],
    ["ink", "honey"],
    ["slate", "paper"],
    ["cherry", "paper"],
    ...["keyword", "name", "string", "number", "comment"].map((part) => [`code-${part}`, "sheet"]),
  ])("%s can be read on %s", (text = "", ground = "") => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["line", "page"],
    ["line", "card"],
    ["ink", "honey"],
    ["wrong", "sheet"],
  ])("%s stands out from %s", (part = "", ground = "") => {
    expect(contrast(colour(part), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
