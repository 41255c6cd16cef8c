import { useTranslation } from "react-i18next";

/** While a depth of the studio is fetched. */
export function PanelWaits() {
  const { t } = useTranslation("studio");
  return (
    <p role="status" className="panel-waits">
      {t("panel.waits")}
    </p>
  );
}
