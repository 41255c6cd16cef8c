import "./not-found.css";

import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { Page } from "@/design/Page";
import { Pixel } from "@/pixel/Pixel";

/** Shown at an address where there is nothing: Pixel stands at the end of the level. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("notFound.title")} width="middle">
      <div className="no-room" role="img" aria-label={t("notFound.scene")}>
        <span className="no-room-number" aria-hidden>
          404
        </span>
        <div className="no-room-pixel">
          <Pixel mood="oops" />
        </div>
        <div className="no-room-floor" />
        <div className="no-room-floor is-far" />
        <div className="no-room-door" />
      </div>
      <p className="text-lg">{t("notFound.what")}</p>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <BlockLink to="/" look="strong" size="large">
          {t("notFound.home")}
        </BlockLink>
        <BlockLink to="/gallery" size="large">
          {t("notFound.gallery")}
        </BlockLink>
      </div>
    </Page>
  );
}
