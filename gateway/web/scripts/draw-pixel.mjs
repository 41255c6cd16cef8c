// Draws Pixel: reads the 16x16 grids in src/pixel/moods and writes them as paths to src/pixel/drawn.ts,
// and the favicon to public/pixel.svg. Run `npm run draw` after changing a grid or the palette.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const GRID_SIZE = 16;
const COLOURS = {
  x: "outline",
  k: "ink",
  w: "paper",
  o: "carrot",
  c: "clay",
  h: "honey",
  b: "blush",
  s: "sky",
  f: "fog",
};

const at = (path) => new URL(`../${path}`, import.meta.url);

/** One mood's frames, each a list of sixteen rows; throws where a grid is not 16x16 or names an unknown colour. */
function readFrames(name) {
  const frames = readFileSync(at(`src/pixel/moods/${name}`), "utf8")
    .trimEnd()
    .split("\n\n");
  return frames.map((frame, index) => {
    const rows = frame.split("\n");
    const wellFormed = rows.length === GRID_SIZE && rows.every((row) => /^[.xkwochbsf]{16}$/.test(row));
    if (!wellFormed)
      throw new Error(`${name}, frame ${index + 1}, is not ${GRID_SIZE}x${GRID_SIZE} known colours`);
    return rows;
  });
}

/** Runs of one colour as rectangles, one path a colour. */
function pathsOf(rows) {
  const paths = new Map();
  rows.forEach((row, y) => {
    for (const run of row.matchAll(/([^.])\1*/g)) {
      const colour = COLOURS[run[1]];
      const length = run[0].length;
      paths.set(colour, `${paths.get(colour) ?? ""}M${run.index} ${y}h${length}v1h-${length}z`);
    }
  });
  return [...paths].map(([colour, d]) => ({ colour, d }));
}

const moods = Object.fromEntries(
  readdirSync(at("src/pixel/moods"))
    .sort()
    .map((file) => [file.replace(".txt", ""), readFrames(file).map(pathsOf)]),
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
