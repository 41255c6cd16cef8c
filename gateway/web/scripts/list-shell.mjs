// Writes into the service worker which files open the page without a network, and names its cache after them.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
/** Of the rooms the first one, and what is shown where another cannot be fetched. */
const ROOMS = ["src/home/HomePage.tsx", "src/offline/OfflinePage.tsx"];
const IS_ROOM = /Page\.tsx$/;
/** Other letters come when somebody writes with them. */
const NEEDED = /\.(js|css)$|-latin-(?!ext).*\.woff2$/;

function filesOf(key, seen = new Set()) {
  const part = manifest[key];
  if (!part) throw new Error(`the build has no ${key}`);
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of part.imports ?? []) filesOf(next, seen);
  return seen;
}

const page = [...filesOf("index.html")];
/** The words, and the parts around every room, which the page fetches by themselves. */
const around = page.flatMap((key) => manifest[key].dynamicImports ?? []).filter((key) => !IS_ROOM.test(key));
const keys = new Set([...page, ...[...around, ...ROOMS].flatMap((key) => [...filesOf(key)])]);
const files = [...keys].flatMap((key) => {
  const { file, css = [], assets = [] } = manifest[key];
  return [file, ...css, ...assets];
});
const shell = [...new Set(files)].filter((file) => NEEDED.test(file)).map((file) => `/${file}`);
shell.push("/layer-order.css", "/pixel.svg");
shell.sort();

const worker = new URL("service-worker.js", dist);
const html = readFileSync(new URL("index.html", dist));
const version = createHash("sha256").update(html).update(shell.join()).digest("hex").slice(0, 12);
const written = readFileSync(worker, "utf8")
  .replace(/(["'`])__SHELL__\1/, () => JSON.stringify(JSON.stringify(shell)))
  .replaceAll("__VERSION__", version);
if (written.includes("__SHELL__") || /^\s*(import|export)\b/m.test(written)) {
  throw new Error("the service worker is not what this script knows");
}
writeFileSync(worker, written);
console.log(`service worker: ${shell.length} files, ${version}`);
