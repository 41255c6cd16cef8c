/** Which languages there are, and which one this visitor reads. Remembered on this computer. */

/** `xb` is no language: it is English made long, accented and right-to-left, to find what would break in one. */
export const LANGUAGES = { en: "English", es: "Español", xb: "[!! Ƥşḗŭđō !!]" } as const;

export type Language = keyof typeof LANGUAGES;

/** Those a visitor is offered. */
export const OFFERED: readonly Language[] = ["en", "es"];

export const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set<Language>(["xb"]);

const KEY = "palace.language";

function isLanguage(name: string | null | undefined): name is Language {
  return name != null && Object.hasOwn(LANGUAGES, name);
}

interface Clues {
  /** The query of the address. */
  search: string;
  remembered: string | null;
  /** What the browser says its user reads, best first. */
  reads: readonly string[];
}

/** The language to start with: the one asked for in the address, the remembered one, or the first that the visitor reads. */
export function languageFrom({ search, remembered, reads }: Clues): Language {
  const asked = new URLSearchParams(search).get("language");
  if (isLanguage(asked)) return asked;
  if (isLanguage(remembered)) return remembered;
  const read = reads.map((tag) => tag.split("-")[0]?.toLowerCase());
  return read.find((tag): tag is Language => isLanguage(tag) && OFFERED.includes(tag)) ?? "en";
}

export function firstLanguage(): Language {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(KEY);
  } catch {
    // Nothing is remembered where nothing can be kept.
  }
  return languageFrom({ search: window.location.search, remembered, reads: navigator.languages });
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice holds until the page is left.
  }
}
