/** Which card a key leads to, among cards that lie in rows. */

const STEPS: Readonly<Record<string, (columns: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
};

/**
 * The card to go to from the card at `index`; undefined where the key leads nowhere. Sideways one comes from the end of a
 * row to the next row, and from the last card to the first; up and down end at the edges.
 */
export function cardAt(key: string, index: number, columns: number, count: number): number | undefined {
  const step = STEPS[key]?.(columns);
  if (step === undefined || count === 0) return undefined;
  const reached = index + step;
  if (Math.abs(step) === 1 || columns === 1) return (reached + count) % count;
  return reached >= 0 && reached < count ? reached : undefined;
}

/** The card that a number key names, counted from 1; the row of numbers and the block of numbers alike. */
export function cardOfNumber(code: string, count: number): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  const index = Number(digit) - 1;
  return digit !== undefined && index < count ? index : undefined;
}
