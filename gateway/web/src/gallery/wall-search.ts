/** What the wall is asked for, as the address of the page says it. */

import type { GallerySort, WallSearch } from "@/api/gallery";

export const SORTS: readonly GallerySort[] = ["newest", "most_played", "most_liked"];
/** The gateway looks for no longer text. */
export const LONGEST_WORDS = 100;

/** What the page's address may have behind the `?`. */
export interface WallAddress {
  sort?: string;
  kind?: string;
  q?: string;
}

/** What is strange in an address is as if it were not there. */
export function wallSearchOf({ sort, kind, q }: WallAddress): WallSearch {
  const known = SORTS.find((each) => each === sort);
  const words = q?.trim().slice(0, LONGEST_WORDS);
  return {
    sort: known ?? "newest",
    kind: kind !== undefined && /^[a-z][a-z0-9_]{0,39}$/.test(kind) ? kind : undefined,
    words: words === "" ? undefined : words,
  };
}

/** The shortest address that asks for this. */
export function addressOf({ sort, kind, words }: WallSearch): WallAddress {
  return {
    ...(sort === "newest" ? {} : { sort }),
    ...(kind === undefined ? {} : { kind }),
    ...(words === undefined || words === "" ? {} : { q: words }),
  };
}
