/** How constants were written at first, to go back to. */

import type { Constant, ConstantGroup } from "./constants";

export type Originals = ReadonlyMap<string, Constant>;

/** Adds those that are new, or have become another kind of value; what is known stays as it was. */
export function withNew(known: Originals, groups: readonly ConstantGroup[]): Originals {
  const added = groups
    .flatMap(({ constants }) => constants)
    .filter(({ key, literal }) => known.get(key)?.literal.kind !== literal.kind);
  return added.length === 0 ? known : new Map([...known, ...added.map((each) => [each.key, each] as const)]);
}
