/** Pixel chooses. */

import type { Kind } from "@/api/kinds";

import { type Answer } from "./answers";
import { type Chance, roll } from "./dice";

/** A kind, one of its looks and one of its names by chance; the kind stays where there is one. */
export function surprise(
  kinds: readonly Kind[],
  fixed: Kind | undefined,
  last?: string,
  chance?: Chance,
): Answer[] {
  const kind =
    fixed ??
    roll(
      kinds,
      kinds.find(({ id }) => id === last),
      chance,
    );
  if (!kind) return [];
  const theme = roll(kind.themes, undefined, chance);
  const name = roll(kind.names, undefined, chance);
  return [
    { type: "kind", kind: kind.id },
    ...(theme ? [{ type: "theme", kind: kind.id, theme: theme.id } as const] : []),
    ...(name === undefined ? [] : [{ type: "rolled", kind: kind.id, name } as const]),
  ];
}
