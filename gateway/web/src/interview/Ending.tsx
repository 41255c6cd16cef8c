import { ArrowLeft, SlidersHorizontal } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { PixelAsks } from "@/wizard/PixelAsks";

interface EndingProps {
  /** How many questions were put off. */
  open: number;
  onMore: () => void;
  /** To the last question; absent where there was none. */
  onBack: (() => void) | undefined;
  onTweak: (() => void) | undefined;
}

/** All questions were asked: Pixel is proud, and knows what to do next. */
export function Ending({ open, onMore, onBack, onTweak }: EndingProps) {
  const { t } = useTranslation("interview");
  return (
    <>
      <PixelAsks level={2} mood="proud" question={t("end.title")}>
        {t("end.what")}
      </PixelAsks>
      <div className="interview-bar">
        {onBack && (
          <BlockButton size="small" onPress={onBack}>
            <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
            {t("back")}
          </BlockButton>
        )}
        {open > 0 && (
          <BlockButton size="small" onPress={onMore}>
            {t("end.more", { count: open })}
          </BlockButton>
        )}
        {onTweak && (
          <BlockButton size="small" look="strong" className="interview-next" onPress={onTweak}>
            <SlidersHorizontal aria-hidden />
            {t("end.tweak")}
          </BlockButton>
        )}
      </div>
    </>
  );
}
