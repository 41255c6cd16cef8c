import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { EmptyState } from "@/design/EmptyState";

/** Said where the wall did not come, with a way to ask again. */
export function WallTrouble({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation("projects");
  return (
    <div role="alert">
      <EmptyState
        mood="oops"
        title={t("wall.troubleTitle")}
        words={t("wall.trouble")}
        action={
          <BlockButton look="strong" size="large" onPress={onAgain}>
            {t("wall.again")}
          </BlockButton>
        }
      />
    </div>
  );
}
