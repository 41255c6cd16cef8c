// Draws the pictures of picture passwords: reads the 12x12 grids in src/account/pictures and writes them as paths to
// src/account/drawn-pictures.ts. Run `npm run draw` after changing a grid.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

import { framesOf, pathsOf } from "./grid.mjs";

const GRID_SIZE = 12;
const at = (path) => new URL(`../${path}`, import.meta.url);
const grids = at("src/account/pictures/");

const pictures = Object.fromEntries(
  readdirSync(grids)
    .sort()
    .map((file) => {
      const [rows] = framesOf(readFileSync(new URL(file, grids), "utf8"), file, GRID_SIZE);
      return [file.replace(".txt", ""), pathsOf(rows)];
    }),
);

writeFileSync(
  at("src/account/drawn-pictures.ts"),
  `// Written by scripts/draw-pictures.mjs from src/account/pictures: change the grids, not this file.
import type { DrawnPath } from "@/pixel/drawn";

export const drawnPictures: Record<string, DrawnPath[]> = ${JSON.stringify(pictures, null, 2)};
`,
);
