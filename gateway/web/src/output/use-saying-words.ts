import { useTranslation } from "react-i18next";

import { usePlaceWords } from "@/studio/use-place-words";

import type { Saying } from "./say";
import { useNoteWords } from "./use-note-words";

/** A saying in words; words about the kind of Python error go before the general ones. */
export function useSayingWords({ key, title, python, line, path, place, detail, quoted, note }: Saying) {
  const { t, i18n } = useTranslation("studio");
  const general = `say.${key}` as const;
  const special = python === undefined ? general : (`python.${python}` as const);
  const placeWords = usePlaceWords();
  const noteWords = useNoteWords();
  const values = { line, path, detail, place: placeWords(place) };
  const adviceKey = `${special}.try`;
  // What the parser alone can say is for those who know Python well.
  const explained = note?.reason != null && note.reason !== "unreadable";
  const advice = i18n.exists(`studio:${adviceKey}`) ? t(adviceKey as "say.crashed.try", values) : undefined;
  return {
    title: t(`${general}.${title}` as "say.crashed.title", values),
    what: t(`${special}.what` as "say.refused.what", values),
    advice: explained ? noteWords(note) : advice,
    quoted: note && !explained ? { words: note.message } : quoted,
  };
}
