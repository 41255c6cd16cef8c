/** Whether somebody on this computer had games: the first page is then laid out for them before the palace has answered. */

const KEY = "palace.games";

export function rememberGames(any: boolean): void {
  try {
    if (any) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch {
    // The page is then laid out when the answer comes.
  }
}

export function hadGames(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}
