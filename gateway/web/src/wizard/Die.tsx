/** Where the pips lie, by how many there are, in squares of a grid of three by three. */
const PIPS: readonly (readonly [number, number][])[] = [
  [[1, 1]],
  [
    [0, 0],
    [2, 2],
  ],
  [
    [0, 0],
    [1, 1],
    [2, 2],
  ],
  [
    [0, 0],
    [2, 0],
    [0, 2],
    [2, 2],
  ],
  [
    [0, 0],
    [2, 0],
    [1, 1],
    [0, 2],
    [2, 2],
  ],
  [
    [0, 0],
    [2, 0],
    [0, 1],
    [2, 1],
    [0, 2],
    [2, 2],
  ],
];
export const FACES = PIPS.length;

/** A die of sixteen by sixteen pixels, with `face` + 1 pips. */
export function Die({ face, tumbling }: { face: number; tumbling: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      shapeRendering="crispEdges"
      className={tumbling ? "die die-tumbles" : "die"}
      aria-hidden
    >
      <path fill="var(--color-ink)" d="M2 0h12v1h1v1h1v12h-1v1h-1v1H2v-1H1v-1H0V2h1V1h1z" />
      <path fill="var(--color-paper)" d="M2 1h12v1h1v12h-1v1H2v-1H1V2h1z" />
      <path fill="var(--color-fog)" d="M2 14h12v1H2z" />
      {PIPS[face]?.map(([x, y]) => (
        <path key={`${x} ${y}`} fill="var(--color-cherry)" d={`M${3 + 4 * x} ${3 + 4 * y}h2v2h-2z`} />
      ))}
    </svg>
  );
}
