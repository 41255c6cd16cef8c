import { useTranslation } from "react-i18next";

import { SegmentedChoice } from "@/design/SegmentedChoice";
import { showToast } from "@/design/toasts";

import { changeLanguage } from "./i18n";
import { type Language, LANGUAGES, OFFERED } from "./language";

/** In which language the words are. Each is called as those who read it call it. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const offered = OFFERED.includes(language) ? OFFERED : [...OFFERED, language];
  return (
    <SegmentedChoice
      label={t("language.label")}
      options={offered.map((id) => ({ id, words: <span lang={id}>{LANGUAGES[id]}</span> }))}
      value={language}
      onChange={(chosen) => {
        changeLanguage(chosen).catch(() => {
          showToast({ words: t("language.notFetched") });
        });
      }}
    />
  );
}
