import "./page.css";

import { useTranslation } from "react-i18next";

import { Pixel } from "@/pixel/Pixel";

/** While something is on its way. What comes at once is not announced: this is seen after a moment only. */
export function Fetching() {
  const { t } = useTranslation();
  return (
    <div role="status" className="fetching">
      <span className="fetching-pixel" aria-hidden>
        <Pixel mood="thinking" />
      </span>
      {t("fetching")}
    </div>
  );
}
