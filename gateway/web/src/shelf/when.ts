/** How long ago something was, in words: "yesterday", "5 minutes ago". */

const STEPS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** The words of a language for the time between two moments; what is younger than a minute was now. */
export function timeAgo(moment: string | Date, now: Date, language: string): string {
  const words = new Intl.RelativeTimeFormat(language === "xb" ? "en" : language, { numeric: "auto" });
  const seconds = Math.max(0, (now.getTime() - new Date(moment).getTime()) / 1000);
  const [unit, length] = STEPS.find(([, step]) => seconds >= step) ?? ["second", Number.POSITIVE_INFINITY];
  return words.format(-Math.floor(seconds / length), unit);
}
