/** Which lines of a text are new, so that they can be shown. */

/** Beyond this many comparisons the whole middle counts as new; games are far below. */
const MOST_COMPARISONS = 4_000_000;

/**
 * Numbers, from 1, of the lines of `after` that are not in `before` (a longest common subsequence of lines). Where lines
 * only went away, the line that is now in their place.
 */
export function changedLines(before: string, after: string): number[] {
  const [old, present] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && start < present.length && old[start] === present[start]) start += 1;
  let same = 0;
  while (same < Math.min(old.length, present.length) - start && old.at(-1 - same) === present.at(-1 - same))
    same += 1;

  const gone = old.slice(start, old.length - same);
  const come = present.slice(start, present.length - same);
  if (come.length === 0) return gone.length === 0 ? [] : [Math.min(start + 1, present.length)];
  const added = newAmong(gone, come);
  return (added.length > 0 ? added : [0]).map((index) => start + index + 1);
}

/** Indexes of lines in `come` that are not part of the longest common subsequence with `gone`. */
function newAmong(gone: readonly string[], come: readonly string[]): number[] {
  if (gone.length * come.length > MOST_COMPARISONS) return [...come.keys()];
  const width = come.length + 1;
  // Cell (i, j): how many lines the rest of `gone` from i and the rest of `come` from j have in common.
  const common = new Uint32Array((gone.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i -= 1) {
    for (let j = come.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        gone[i] === come[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const added: number[] = [];
  let i = 0;
  for (let j = 0; j < come.length; j += 1) {
    while (i < gone.length && gone[i] !== come[j] && at(i + 1, j) >= at(i, j + 1)) i += 1;
    if (i < gone.length && gone[i] === come[j]) i += 1;
    else added.push(j);
  }
  return added;
}
