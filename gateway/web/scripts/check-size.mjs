// Prints how much JavaScript a visitor downloads, gzipped, and fails above the budget: for the first page, for the
// studio beyond it, for the studio's deeper rooms (cards, code, files) beyond that, and for every other page.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = { landing: 150, studio: 220, deeper: 220, page: 95, playing: 80, video: 70 };
/** What is fetched once a game runs, and not before. */
const WHEN_PLAYING = /\/opus-decoder\//;
/** What is fetched when a game needs video and the page is on plain HTTP. */
const WHEN_SHOWING_VIDEO = /\/tinyh264\//;
/** Words: a visitor fetches those of one language, the first pages' before all others. */
const WORDS = /^src\/locales\/\w+\/(first|words)\.ts$/;
const ENGLISH = { first: "src/locales/en/first.ts", all: "src/locales/en/words.ts" };
const HOME = "src/home/HomePage.tsx";
const STUDIO = "src/studio/StudioPage.tsx";
/** Pixel's questions: the room of the studio that comes up first. */
const QUESTIONS = "src/interview/Interview.tsx";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const entry = "index.html";

/** The chunks that come with one, and with `lazily` also those that it, and not the first page, fetches on demand. */
function chunksOf(key, lazily, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  const further = lazily && !landing.has(key) ? dynamicImports : [];
  for (const next of [...imports, ...further]) chunksOf(next, lazily, seen);
  return seen;
}

const gzippedKb = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;
const total = (keys) =>
  [...keys]
    .map((key) => manifest[key].file)
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzippedKb(file), 0);

/** Comes with the first page as well: the place for messages. */
const MESSAGES = "src/design/Toasts.tsx";
/** What the first page fetches by itself below the words and the cabinet, where the screen reaches that far. */
const BELOW = ["src/home/WhatYouCanDo.tsx", "src/home/NewestGames.tsx"];
const landing = new Set(
  [entry, HOME, ENGLISH.first, MESSAGES, ...BELOW].flatMap((key) => [...chunksOf(key, false)]),
);
/** The pages one can go to: what the first page fetches on demand, without the parts of the page around them. */
const pages = [...landing]
  .flatMap((key) => manifest[key].dynamicImports ?? [])
  .filter((key) => /Page\.tsx$/.test(key));

const sizes = [];
const measure = (name, keys, budget, more = 0) => sizes.push({ name, size: total(keys) + more, budget });
const beyondLanding = (key, lazily) =>
  [...chunksOf(key, lazily), ENGLISH.all].filter(
    (each) => !landing.has(each) && (each === ENGLISH.all || !WORDS.test(each)),
  );

measure("landing", landing, BUDGET_KB.landing);
const opened = new Set([STUDIO, QUESTIONS].flatMap((key) => beyondLanding(key, false)));
const onDemand = beyondLanding(STUDIO, true).filter(
  (key) => !opened.has(key) && (!pages.includes(key) || key === STUDIO),
);
const playing = onDemand.filter((key) => WHEN_PLAYING.test(key));
const video = onDemand.filter((key) => WHEN_SHOWING_VIDEO.test(key));
const deeper = onDemand.filter((key) => !playing.includes(key) && !video.includes(key));
// The manifest does not name workers.
const workers = readdirSync(new URL("assets/", dist)).filter((file) => /\.worker-.*\.js$/.test(file));
const workersKb = workers.reduce((sum, file) => sum + gzippedKb(`assets/${file}`), 0);
measure("studio", opened, BUDGET_KB.studio, workersKb);
measure("studio, cards and code", deeper, BUDGET_KB.deeper);
measure("playing", playing, BUDGET_KB.playing);
measure("video", video, BUDGET_KB.video);
for (const page of pages.filter((key) => key !== HOME && key !== STUDIO)) {
  measure(page.replace(/^src\/|\.tsx$/g, ""), beyondLanding(page, false), BUDGET_KB.page);
}

for (const { name, size, budget } of sizes) {
  const within = size <= budget;
  console.log(`${name}: ${size.toFixed(1)} KB of ${budget} KB gzip${within ? "" : "  TOO LARGE"}`);
  if (!within) process.exitCode = 1;
}
