import { useTranslation } from "react-i18next";

import { EmptyState } from "@/design/EmptyState";

/** While the game is fetched. */
export function Opening({ slow }: { slow: boolean }) {
  const { t } = useTranslation("project");
  return (
    <div className="page" role="status">
      <EmptyState
        mood={slow ? "asleep" : "thinking"}
        title={t("opening.title")}
        words={t(slow ? "opening.slow" : "opening.what")}
      />
    </div>
  );
}
