import { ArrowLeft, ArrowRight, Play, Wand } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface WizardBarProps {
  onBack: () => void;
  /** Pixel chooses; absent where there is nothing left to choose. */
  onSurprise?: (() => void) | undefined;
  last: boolean;
  /** The game is being made. */
  busy: boolean;
}

/** The way back and on, always at hand at the lower edge. */
export function WizardBar({ onBack, onSurprise, last, busy }: WizardBarProps) {
  const { t } = useTranslation("wizard");
  return (
    <div className="wizard-bar">
      <BlockButton onPress={onBack} className="wizard-back">
        <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
        {t("back")}
      </BlockButton>
      {onSurprise && (
        <BlockButton onPress={onSurprise}>
          <Wand aria-hidden />
          {t("surprise")}
        </BlockButton>
      )}
      <BlockButton type="submit" look="strong" size="large" isPending={busy} className="wizard-next">
        {last ? (busy ? t("making") : t("play")) : t("next")}
        {last ? (
          <Play aria-hidden fill="currentColor" />
        ) : (
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        )}
      </BlockButton>
    </div>
  );
}
