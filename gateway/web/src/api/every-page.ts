/** A list that is shown as a whole, which the gateway gives page by page. */

import { unwrap } from "./refusal";

export const PAGE_LIMIT = 100;

/** What says where the next page begins; nothing for the first. */
export interface PageQuery {
  limit: number;
  cursor?: string;
}

interface Answer<Item> {
  data?: { items: Item[]; next_cursor: string | null };
  error?: unknown;
  response: Response;
}

/** Asks for one page after the other until there is none left. */
export async function everyPage<Item>(ask: (query: PageQuery) => Promise<Answer<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  let query: PageQuery | undefined = { limit: PAGE_LIMIT };
  while (query) {
    const { items, next_cursor }: { items: Item[]; next_cursor: string | null } = unwrap(await ask(query));
    all.push(...items);
    query = next_cursor === null ? undefined : { limit: PAGE_LIMIT, cursor: next_cursor };
  }
  return all;
}
