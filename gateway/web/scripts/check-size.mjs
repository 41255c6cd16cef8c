// Prints how much JavaScript a visitor downloads, gzipped, and fails above the budget.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = { landing: 150, studio: 220, playing: 80, video: 70 };
/** What is fetched once a game runs, and not before. */
const WHEN_PLAYING = /\/opus-decoder\//;
/** What is fetched when a game needs video and the page is on plain HTTP. */
const WHEN_SHOWING_VIDEO = /\/tinyh264\//;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** The files an entry of the manifest loads; with `lazily` also those it loads on demand. */
function filesOf(key, lazily, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const next of lazily ? [...imports, ...dynamicImports] : imports) filesOf(next, lazily, seen);
  return seen;
}

const gzippedKb = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;
const total = (keys) =>
  [...keys]
    .map((key) => manifest[key].file)
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzippedKb(file), 0);

const entry = "index.html";
const landing = filesOf(entry, false);
const later = [...filesOf(entry, true)].filter((key) => !landing.has(key));
const playing = later.filter((key) => WHEN_PLAYING.test(key));
const video = later.filter((key) => WHEN_SHOWING_VIDEO.test(key));
const studio = later.filter((key) => !playing.includes(key) && !video.includes(key));
// The manifest does not name workers.
const workers = readdirSync(new URL("assets/", dist)).filter((file) => /\.worker-.*\.js$/.test(file));
const sizes = {
  landing: total(landing),
  playing: total(playing),
  video: total(video),
  studio: total(studio) + workers.reduce((sum, file) => sum + gzippedKb(`assets/${file}`), 0),
};

for (const [part, size] of Object.entries(sizes)) {
  const within = size <= BUDGET_KB[part];
  console.log(`${part}: ${size.toFixed(1)} KB of ${BUDGET_KB[part]} KB gzip${within ? "" : "  TOO LARGE"}`);
  if (!within) process.exitCode = 1;
}
