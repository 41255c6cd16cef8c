/** What was celebrated on this computer: each achievement is celebrated once. */

/** The game was made by answers to all of Pixel's questions; it was shown to everybody. */
export type Achievement = "answered" | "shown";

const KEY = "palace.celebrated";
/** Older ones are forgotten, and might be celebrated again. */
const MOST_REMEMBERED = 200;

function readAchieved(): string[] {
  try {
    return localStorage.getItem(KEY)?.split(" ") ?? [];
  } catch {
    return [];
  }
}

const nameOf = (projectId: string, what: Achievement) => `${projectId}:${what}`;

export function isCelebrated(projectId: string, what: Achievement): boolean {
  return readAchieved().includes(nameOf(projectId, what));
}

export function noteCelebrated(projectId: string, what: Achievement): void {
  const achieved = [...readAchieved(), nameOf(projectId, what)];
  try {
    localStorage.setItem(KEY, achieved.slice(-MOST_REMEMBERED).join(" "));
  } catch {
    // It is celebrated more than once then.
  }
}
