/** Chance. */

/** A number from 0 up to, and without, 1. */
export type Chance = () => number;

/** One of the items by chance, and another one than last time where there is another. */
export function roll<Item>(
  items: readonly Item[],
  last?: Item,
  chance: Chance = Math.random,
): Item | undefined {
  const others = items.filter((item) => item !== last);
  const pool = others.length > 0 ? others : items;
  return pool[Math.floor(chance() * pool.length)];
}
