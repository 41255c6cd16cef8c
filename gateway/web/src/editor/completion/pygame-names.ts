/** What pygame offers, by module and class; fetched when the first completion is asked for. */

export interface PygameName {
  name: string;
  /** `(surface, color)`; absent for what is no function. */
  parameters: string | undefined;
  /** The class of what comes back, where that is known. */
  returns: string | undefined;
  /** pygame's own words about it. */
  about: string | undefined;
}

export type PygameNames = ReadonlyMap<string, readonly PygameName[]>;

const LINE = /^(\w+)(\(.*\))?(?: -> (\S+))?(?: {2}# (.*))?$/;

export function parseNames(lines: Readonly<Record<string, readonly string[]>>): PygameNames {
  return new Map(
    Object.entries(lines).map(([owner, each]) => [
      owner,
      each.map((line) => {
        const [, name = line, parameters, returns, about] = LINE.exec(line) ?? [];
        return { name, parameters, returns, about };
      }),
    ]),
  );
}

let fetched: Promise<PygameNames> | undefined;

/** The same answer every time; one that failed is tried again. */
export function pygameNames(): Promise<PygameNames> {
  fetched ??= import("./pygame-names.json")
    .then(({ default: file }) => parseNames(file.names))
    .catch((error: unknown) => {
      fetched = undefined;
      throw error;
    });
  return fetched;
}
