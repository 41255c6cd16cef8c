/** A picture for a game that has none yet: a creature of its own, drawn from the game's name. The same name, the same creature. */

export const PALETTE_NAMES = [
  "ink",
  "night",
  "slate",
  "fog",
  "chalk",
  "paper",
  "cherry",
  "carrot",
  "honey",
  "leaf",
  "moss",
  "lagoon",
  "sky",
  "plum",
  "clay",
  "blush",
] as const;
export type PaletteName = (typeof PALETTE_NAMES)[number];

export function isPaletteName(name: string): name is PaletteName {
  return (PALETTE_NAMES as readonly string[]).includes(name);
}

export interface DrawnPicture {
  width: number;
  height: number;
  ground: PaletteName;
  floor: PaletteName;
  shapes: { colour: PaletteName; path: string }[];
}

const WIDTH = 24;
const HEIGHT = 15;
/** The creature is mirrored: half of its grid is drawn. */
const HALF = 4;
const ROWS = 9;

/** Colours that stand out from each ground. */
const GROUNDS: readonly { ground: PaletteName; floor: PaletteName; body: readonly PaletteName[] }[] = [
  { ground: "sky", floor: "moss", body: ["cherry", "plum", "lagoon"] },
  { ground: "night", floor: "slate", body: ["honey", "leaf", "blush"] },
  { ground: "honey", floor: "clay", body: ["plum", "lagoon", "cherry"] },
  { ground: "leaf", floor: "moss", body: ["plum", "cherry", "clay"] },
  { ground: "lagoon", floor: "night", body: ["honey", "blush", "sky"] },
  { ground: "blush", floor: "cherry", body: ["plum", "lagoon", "moss"] },
  { ground: "plum", floor: "night", body: ["honey", "sky", "leaf"] },
  { ground: "moss", floor: "night", body: ["honey", "blush", "sky"] },
  { ground: "cherry", floor: "night", body: ["honey", "sky", "blush"] },
  { ground: "clay", floor: "night", body: ["honey", "sky", "leaf"] },
];

/** A shell's colour and the ground that goes with it: the picture must not drown in its frame. */
const GROUND_IN: Partial<Record<PaletteName, PaletteName>> = {
  moss: "sky",
  leaf: "lagoon",
  lagoon: "honey",
  sky: "plum",
  plum: "blush",
  cherry: "honey",
  blush: "plum",
  carrot: "night",
  clay: "leaf",
  honey: "lagoon",
};

/** FNV-1a, mixed, and steps of xorshift: numbers that look random and depend on the text alone. */
function numbersFrom(text: string): () => number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const square = (x: number, y: number) => `M${x} ${y}h1v1h-1z`;

export function drawnPicture(title: string, colour?: PaletteName): DrawnPicture {
  const next = numbersFrom(title);
  const pick = <Item>(items: readonly Item[], usual: Item) =>
    items[Math.floor(next() * items.length)] ?? usual;
  const usual = { ground: "sky", floor: "moss", body: ["cherry"] } as const;
  const wanted = colour && GROUND_IN[colour];
  const scene = GROUNDS.find(({ ground }) => ground === wanted) ?? pick(GROUNDS, usual);
  const body = pick(scene.body, "cherry");
  const centre = WIDTH / 2;
  const top = HEIGHT - 2 - ROWS;
  let bodyPath = "";
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < HALF; column++) {
      // Fuller at the middle than at the edges; the middle column is always there.
      const full = row > 1 && row < ROWS - 1 ? 0.9 : 0.5;
      if (column > 0 && next() > full - column * 0.14) continue;
      if (column === 0 && row === ROWS - 1) continue;
      bodyPath += square(centre + column, top + row) + square(centre - 1 - column, top + row);
    }
  }
  const eyes = top + 3;
  const eyePath = (x: number) => `M${x} ${eyes}h1v2h-1z`;
  const sparkles = Array.from({ length: 7 }, () => {
    const x = Math.floor(next() * WIDTH);
    return Math.abs(x - centre) < HALF + 1 ? "" : square(x, Math.floor(next() * (HEIGHT - 5)));
  }).join("");
  return {
    width: WIDTH,
    height: HEIGHT,
    ground: scene.ground,
    floor: scene.floor,
    shapes: [
      { colour: "paper", path: sparkles },
      { colour: body, path: bodyPath },
      { colour: "ink", path: eyePath(centre - 3) + eyePath(centre + 2) },
    ],
  };
}
