/** Words of the interface: two chunks a language, one for the first pages and one for all others. */

import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import type words from "./en/words";
import { firstLanguage, type Language, rememberLanguage, RIGHT_TO_LEFT } from "./language";

type Words = typeof words;

/** The words of the first pages, and then all of them, by language. */
const FETCH: Record<Language, { first: () => Promise<object>; all: () => Promise<object> }> = {
  en: {
    first: async () => (await import("./en/first")).default,
    all: async () => (await import("./en/words")).default,
  },
  es: {
    first: async () => (await import("./es/first")).default,
    all: async () => (await import("./es/words")).default,
  },
  xb: {
    first: async () => pseudoOf(import("./en/first")),
    all: async () => pseudoOf(import("./en/words")),
  },
};

async function pseudoOf(english: Promise<{ default: object }>): Promise<object> {
  const [{ pseudoWords }, words] = await Promise.all([import("./pseudo"), english]);
  return pseudoWords(words.default);
}

function show(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
}

let started: Promise<void> | undefined;

/** Resolves once the first pages have words; those of the others follow by themselves. */
export function startLanguage(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  const language = firstLanguage();
  const words = await FETCH[language].first();
  await i18next.use(initReactI18next).init({
    lng: language,
    // Every language has every word, which a test sees to.
    fallbackLng: false,
    resources: { [language]: words as Partial<Words> },
    ns: Object.keys(words),
    defaultNS: "shell",
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  show(language);
}

let complete: { language: string; words: Promise<void> } | undefined;

/** Resolves once every page has words; asked for again after a failure, they are fetched again. */
export async function allWords(): Promise<void> {
  // A page that is opened first is fetched together with the first words.
  await startLanguage();
  const language = i18next.language as Language;
  if (complete?.language !== language) {
    const words = FETCH[language].all().then((areas) => {
      addWords(language, areas);
    });
    words.catch(() => {
      complete = undefined;
    });
    complete = { language, words };
  }
  await complete.words;
}

function addWords(language: Language, areas: object): void {
  for (const [area, words] of Object.entries(areas)) i18next.addResourceBundle(language, area, words);
}

/** Goes over to a language and remembers it; rejects, and changes nothing, when its words cannot be fetched. */
export async function changeLanguage(language: Language): Promise<void> {
  addWords(language, await FETCH[language].all());
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  show(language);
}
