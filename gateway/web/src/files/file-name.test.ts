import { expect, it } from "vitest";

import { fitName, followed, freePath, keptName, renamed, withPath } from "./file-name";
import { within } from "./fit-picture";
import { snippetFor } from "./project-file";
import { boxesFilled, fullness } from "./space";

it.each([
  ["My hero.PNG", "My_hero.png"],
  ["../../etc/passwd", "etcpasswd"],
  [".hidden.png", "hidden.png"],
  ["a:b*c?.wav", "abc.wav"],
  ["Zorro ñandú 🦊.png", "Zorro_ñandú_🦊.png"],
  ["e\u0301.png", "é.png"],
  ["con.png", "my_con.png"],
  ["   ", ""],
  ["...", ""],
  [`${"a".repeat(200)}.png`, `${"a".repeat(60)}.png`],
])("%j is kept as %j", (name, kept) => {
  expect(fitName(name)).toBe(kept);
});

it("a new file lies beside no other of its name, big and small letters alike", () => {
  const taken = ["art/Hero.png", "art/hero_2.png"];
  expect(freePath("art/", "hero.png", taken)).toBe("art/hero_3.png");
  expect(freePath("art/", "fox.png", taken)).toBe("art/fox.png");
});

it.each([
  ["art/hero.png", "fox", "art/fox.png"],
  ["art/hero.png", "fox.png", "art/fox.png"],
  ["art/hero.png", "fox.jpg", "art/fox_jpg.png"],
  ["art/hero.png", "a/b", "art/ab.png"],
  ["words", "talk", "talk"],
  ["art/hero.png", " ", undefined],
])("%s called %j is %s", (path, name, to) => {
  expect(renamed(path, name)).toBe(to);
});

it("a program follows a file to its new name, and nothing else changes", () => {
  const code = `load("art/hero.png"); load('art/hero.png')  # art/hero.png\nload("art/hero.png2")\n`;
  expect(withPath(code, "art/hero.png", "art/fox.png")).toBe(
    `load("art/fox.png"); load('art/fox.png')  # art/hero.png\nload("art/hero.png2")\n`,
  );
});

it.each([
  ["art/mum's.png", `load("art/mum's.png"); load("art/mum's.png")`],
  ["art/cash$$.png", `load("art/cash$$.png"); load('art/cash$$.png')`],
  ["art/$&.png", `load("art/$&.png"); load('art/$&.png')`],
])("a program follows a file to %s, and can be read and taken back", (to, code) => {
  const before = `load("art/hero.png"); load('art/hero.png')`;
  expect(withPath(before, "art/hero.png", to)).toBe(code);
  expect(withPath(code, to, "art/hero.png").replaceAll("'", '"')).toBe(before.replaceAll("'", '"'));
});

it("only programs that mention a file follow it, and it is itself where it goes", () => {
  const files = [
    { path: "main.py", content: 'import hero\nload("art/a.png")\n' },
    { path: "notes.txt", content: '"art/a.png"' },
    { path: "other.py", content: "pass\n" },
    { path: "art/a.png", content: null },
  ] as unknown as Parameters<typeof followed>[0]["files"];
  expect(followed({ files }, "art/a.png", "art/b.png")).toEqual([
    { path: "main.py", content: 'import hero\nload("art/b.png")\n' },
  ]);
});

it.each([
  ["hero.gif", "hero.png"],
  ["hero.WebP", "hero.png"],
  ["hero.jpg", "hero.jpg"],
])("%s is kept as %s", (name, kept) => {
  expect(keptName(name)).toBe(kept);
});

it.each([
  ["image/png", 'art/a "b".png', `pygame.image.load('art/a "b".png')`],
  ["audio/wav", "sounds/jump.wav", 'pygame.mixer.Sound("sounds/jump.wav")'],
  ["text/x-python", "backstage.py", "import backstage"],
  ["text/plain", "words.txt", 'open("words.txt").read()'],
])("%s is used as %s", (media_type, path, snippet) => {
  expect(snippetFor({ media_type, path })).toBe(snippet);
});

it.each([
  [
    { width: 4000, height: 3000 },
    { width: 1024, height: 1024 },
    { width: 1024, height: 768 },
  ],
  [
    { width: 10, height: 10 },
    { width: 16, height: 16 },
    { width: 10, height: 10 },
  ],
  [
    { width: 5000, height: 1 },
    { width: 16, height: 16 },
    { width: 16, height: 1 },
  ],
])("%o within %o is %o", (size, bounds, fits) => {
  expect(within(size, bounds)).toEqual(fits);
});

it.each([
  [0, 0, "plenty"],
  [1, 1, "plenty"],
  [2_500_000, 5, "some"],
  [4_800_000, 10, "little"],
  [9_000_000, 10, "little"],
])("%i bytes fill %i boxes: %s", (bytes, boxes, words) => {
  expect(boxesFilled(bytes)).toBe(boxes);
  expect(fullness(bytes)).toBe(words);
});
