import { useTranslation } from "react-i18next";

/** Says a place in a line: "next", "third", "number 12". */
export function usePlaceWords(): (place: number | undefined) => string {
  const { t, i18n } = useTranslation("studio");
  return (place) => {
    const key = `places.${place}`;
    return i18n.exists(`studio:${key}`) ? t(key as "places.1") : t("places.beyond", { place });
  };
}
