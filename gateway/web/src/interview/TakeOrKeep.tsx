import type { PressEvent } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface TakeOrKeepProps {
  onTake: (press: PressEvent) => void;
  onKeep: () => void;
}

/** The child changed that part by hand: the new part can take its place, or the child's stays. */
export function TakeOrKeep({ onTake, onKeep }: TakeOrKeepProps) {
  const { t } = useTranslation("interview");
  return (
    <div role="group" aria-label={t("conflict")} className="options">
      <BlockButton onPress={onKeep} className="option">
        {t("keepMine")}
      </BlockButton>
      <BlockButton onPress={onTake} className="option">
        {t("useNew")}
      </BlockButton>
    </div>
  );
}
