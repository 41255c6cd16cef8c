/** Keeps the code of the game on this computer. */

const KEY = "palace.code.platformer";

/** The saved code; `undefined` when nothing was changed yet, or the browser keeps nothing. */
export function readSavedCode(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Saves the code, or forgets it where `undefined`; answers whether the browser took it. */
export function saveCode(code: string | undefined): boolean {
  try {
    if (code === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, code);
    return true;
  } catch {
    return false;
  }
}
