// Fails when src/api/schema.ts is not what the gateway's OpenAPI document says, or a drawing not what its grid
// says.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";

const at = (path) => new URL(`../${path}`, import.meta.url);
const read = (path) => readFileSync(at(path), "utf8");

/** Runs a generator, and tells whether it leaves the files it writes as they are. */
function unchangedBy(script, paths) {
  const before = paths.map(read);
  execFileSync(process.execPath, [fileURLToPath(at(script))]);
  return paths.every((path, index) => read(path) === before[index]);
}

const schema = COMMENT_HEADER + astToString(await openapiTypescript(at("../openapi.json")));
const drifted = [];
if (schema !== read("src/api/schema.ts")) drifted.push("src/api/schema.ts is out of date: npm run generate");
if (!unchangedBy("scripts/draw-pixel.mjs", ["src/pixel/drawn.ts", "public/pixel.svg"])) {
  drifted.push(
    "Pixel was out of date and has been drawn again: keep src/pixel/drawn.ts and public/pixel.svg",
  );
}
if (!unchangedBy("scripts/draw-pictures.mjs", ["src/account/drawn-pictures.ts"])) {
  drifted.push("Pictures were out of date and have been drawn again: keep src/account/drawn-pictures.ts");
}
for (const message of drifted) console.error(message);
process.exitCode = drifted.length === 0 ? 0 : 1;
