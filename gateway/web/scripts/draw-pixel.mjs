// Draws Pixel: reads the 16x16 grids in src/pixel/moods and writes them as paths to src/pixel/drawn.ts,
// and the favicon to public/pixel.svg. Run `npm run draw` after changing a grid or the palette.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

import { framesOf, pathsOf } from "./grid.mjs";

const GRID_SIZE = 16;

const at = (path) => new URL(`../${path}`, import.meta.url);

const moods = Object.fromEntries(
  readdirSync(at("src/pixel/moods"))
    .sort()
    .map((file) => [
      file.replace(".txt", ""),
      framesOf(readFileSync(at(`src/pixel/moods/${file}`), "utf8"), file, GRID_SIZE).map(pathsOf),
    ]),
);

writeFileSync(
  at("src/pixel/drawn.ts"),
  `// Written by scripts/draw-pixel.mjs from src/pixel/moods: change the grids, not this file.
export interface DrawnPath {
  colour: string;
  d: string;
}

export const drawnMoods = ${JSON.stringify(moods, null, 2)} satisfies Record<string, DrawnPath[][]>;
`,
);

const palette = readFileSync(at("src/design/palette.css"), "utf8");
const hexOf = (colour) =>
  palette.match(new RegExp(`--color-${colour === "outline" ? "ink" : colour}: (#[0-9a-f]{6})`))[1];
const favicon = moods.hello[1].map(({ colour, d }) => `<path fill="${hexOf(colour)}" d="${d}"/>`).join("");
writeFileSync(
  at("public/pixel.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" shape-rendering="crispEdges">${favicon}</svg>\n`,
);
