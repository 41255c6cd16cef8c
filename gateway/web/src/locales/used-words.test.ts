import { readdirSync, readFileSync } from "node:fs";

import { expect, it } from "vitest";

import en from "./en/words";

/** Every text with its area and its path in it. */
function texts(words: object, path: string[] = []): string[][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" ? [[...path, key]] : texts(value as object, [...path, key]),
  );
}

const sources = readdirSync(new URL("..", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|locales\/e[ns]\/|schema/.test(name))
  .map((name) => ({ name, source: readFileSync(new URL(`../${name}`, import.meta.url), "utf8") }));

/** What stands between quotes, and in templates with a mark for what is put in. */
const HOLE = "\u0000";
const written = new Map<string, typeof sources>();
for (const file of sources) {
  const { source } = file;
  const quoted = [...source.matchAll(/"([^"\n]*)"/g), ...source.matchAll(/`([^`]*)`/g)];
  for (const [, text = ""] of quoted) {
    const name = text.replace(/\$\{[^}]*\}/g, HOLE).replace(/^\w+:/, "");
    written.set(name, [...(written.get(name) ?? []), file]);
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** Templates with enough of their own to tell what they name; a path that goes on after one is named by it as well. */
const patterns = [...written.keys()]
  .filter((text) => text.includes(HOLE) && /^[\w.]*[a-z]{2}[\w.]*$/i.test(text.replaceAll(HOLE, "")))
  .map((text) => new RegExp(`^${text.split(HOLE).map(escaped).join("[\\w.]+")}(\\..+)?$`));

/** Short names are found everywhere: they count only in the room of their area, and where that is named. */
function isUsed([area = "", ...keys]: string[]): boolean {
  const key = keys.join(".").replace(/_(one|other)$/, "");
  const places = written.get(key);
  if (places && (keys.length > 1 || area === "shell")) return true;
  const isAtHome = ({ name, source }: (typeof sources)[number]) =>
    name.startsWith(`${area}/`) || source.includes(`"${area}"`);
  if (places?.some(isAtHome)) return true;
  return patterns.some((pattern) => pattern.test(key));
}

it("whoever asks whether there is a word names its area", () => {
  const asked = sources.flatMap(({ name, source }) =>
    [...source.matchAll(/\bexists\(([^)]*)\)/g)].map(([, key = ""]) => ({ name, key })),
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ key }) => !/^[`"]\w+:/.test(key))).toEqual([]);
});

it("every word is used somewhere", () => {
  const unused = texts(en)
    .filter((path) => !isUsed(path))
    .map((path) => path.join("."));
  expect(unused).toEqual([]);
});
