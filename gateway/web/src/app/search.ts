/** The queries that addresses of rooms may have. What is strange in one is left out. */

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** Takes away what is not there, so that the address stays short. */
function present<Search extends object>(
  search: Search,
): { [Key in keyof Search]?: NonNullable<Search[Key]> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Search]?: NonNullable<Search[Key]>;
  };
}

/** Where the wizard is: the kind and the theme chosen so far. */
export function parseWizardSearch({ kind, theme }: Record<string, unknown>) {
  return present({ kind: text(kind), theme: text(theme) });
}

/** Whether the game is to run as soon as it is there. */
export function parseStudioSearch({ play }: Record<string, unknown>) {
  return play === true || play === 1 || play === "" || play === "true" ? { play: true } : {};
}

/** What the gallery shows: an order, one kind of game, words to look for. */
export function parseGallerySearch({ sort, kind, q }: Record<string, unknown>) {
  return present({ sort: text(sort), kind: text(kind), q: text(q) });
}

/** Where to go after signing in: a room of the palace, never another site. */
export function parseArrivalSearch({ back }: Record<string, unknown>) {
  const inside = text(back);
  return present({ back: inside && /^\/(?![/\\])/.test(inside) ? inside : undefined });
}
