/** So long stays in the trash what was put there. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Days that are left to bring something back, today among them. */
export function daysLeft(deletedAt: string, now: Date): number {
  const past = (now.getTime() - new Date(deletedAt).getTime()) / DAY_MS;
  return Math.min(KEPT_DAYS, Math.max(1, Math.ceil(KEPT_DAYS - past)));
}
