import { useTranslation } from "react-i18next";

import { useOnline } from "./use-online";

/** Says that the Palace cannot be reached, for as long as it is so. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <div role="status" className="offline-place">
      {!online && (
        <p className="offline-notice">
          <span className="offline-pixels" aria-hidden />
          <span>
            <strong>{t("offline.title")}</strong> {t("offline.what")}
          </span>
        </p>
      )}
    </div>
  );
}
