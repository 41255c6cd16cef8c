// Reads drawings made of letters, one a pixel, and makes paths of them.

const COLOURS = {
  x: "outline",
  k: "ink",
  n: "night",
  g: "slate",
  f: "fog",
  d: "chalk",
  w: "paper",
  r: "cherry",
  o: "carrot",
  h: "honey",
  l: "leaf",
  m: "moss",
  t: "lagoon",
  s: "sky",
  p: "plum",
  c: "clay",
  b: "blush",
};

/** The frames of a drawing, each a list of rows; throws where one is not square or names an unknown colour. */
export function framesOf(text, name, size) {
  const frames = text.trimEnd().split("\n\n");
  return frames.map((frame, index) => {
    const rows = frame.split("\n");
    const known = (row) =>
      row.length === size && [...row].every((letter) => letter === "." || COLOURS[letter]);
    if (rows.length !== size || !rows.every(known))
      throw new Error(`${name}, frame ${index + 1}, is not ${size}x${size} known colours`);
    return rows;
  });
}

/** Runs of one colour as rectangles, one path a colour. */
export function pathsOf(rows) {
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
