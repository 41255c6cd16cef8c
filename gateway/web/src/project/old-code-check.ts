/** Looks whether an earlier palace kept code on this computer; most visitors have none, and fetch nothing for it. */

export const OLD_CODE_KEY = "palace.code.platformer";

/** Makes a game of the old code, if there is any. Resolves to whether one was made. */
export async function adoptOldCode(): Promise<boolean> {
  try {
    if (localStorage.getItem(OLD_CODE_KEY) === null) return false;
  } catch {
    return false;
  }
  const { makeGameOfOldCode } = await import("./old-code");
  return makeGameOfOldCode();
}
