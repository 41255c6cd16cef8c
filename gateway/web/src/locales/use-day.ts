import { useTranslation } from "react-i18next";

/** Writes days as the visitor's language does. */
export function useDay(): (time: string) => string {
  const { i18n } = useTranslation();
  // The pseudo-language has no days of its own.
  const format = new Intl.DateTimeFormat(i18n.language === "xb" ? "en" : i18n.language, {
    dateStyle: "medium",
  });
  return (time) => format.format(new Date(time));
}
