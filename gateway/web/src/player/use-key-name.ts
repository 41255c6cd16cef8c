import { useTranslation } from "react-i18next";

/** The words on a key. */
export function useKeyName(): (code: string) => string {
  const { t, i18n } = useTranslation("studio");
  return (code) => {
    const key = `stage.keyNames.${code}`;
    return i18n.exists(`studio:${key}`)
      ? t(key as "stage.keyNames.Space")
      : code.replace(/^(?:Key|Digit)/, "");
  };
}
