import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Pixel } from "@/pixel/Pixel";

/** Shown at an address where there is nothing. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-4 py-12 text-center">
      <div className="w-40">
        <Pixel mood="oops" />
      </div>
      <h1 className="text-3xl font-bold">{t("notFound.title")}</h1>
      <p>{t("notFound.what")}</p>
      <Link to="/" className="block-shape block-button is-strong is-large focus-ring">
        {t("notFound.back")}
      </Link>
    </div>
  );
}
