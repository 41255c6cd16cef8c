import { Pause, Play } from "lucide-react";
import { useTranslation } from "react-i18next";

import { PlainBlock } from "@/design/PlainBlock";

import { changeStillness, useStillness } from "@/design/stillness";

/** Lets pictures that move by themselves hold still, and move again. */
export function StillnessButton() {
  const { t } = useTranslation();
  const { still, asked } = useStillness();
  if (asked) return null;
  return (
    <PlainBlock
      size="small"
      className="holds-still"
      onClick={() => {
        changeStillness(!still);
      }}
    >
      {still ? <Play aria-hidden /> : <Pause aria-hidden />}
      {still ? t("motion.move") : t("motion.holdStill")}
    </PlainBlock>
  );
}
