import { useTranslation } from "react-i18next";

import type { Saying } from "./say";

/** A saying in words; words about the kind of Python error go before the general ones. */
export function useSayingWords({ key, title, python, line, path, place, detail }: Saying) {
  const { t, i18n } = useTranslation();
  const general = `say.${key}` as const;
  const special = python === undefined ? general : (`python.${python}` as const);
  const placeKey = `places.${place}`;
  const nth = i18n.exists(placeKey) ? t(placeKey as "places.1") : t("places.beyond", { place });
  const values = { line, path, detail, place: nth };
  const adviceKey = `${special}.try`;
  return {
    title: t(`${general}.${title}` as "say.crashed.title", values),
    what: t(`${special}.what` as "say.refused.what", values),
    advice: i18n.exists(adviceKey) ? t(adviceKey as "say.crashed.try", values) : undefined,
  };
}
