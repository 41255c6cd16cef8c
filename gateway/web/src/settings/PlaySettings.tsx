import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { SegmentedChoice } from "@/design/SegmentedChoice";
import { changePadChoice, getPadChoice, subscribePadChoice } from "@/player/use-touch-pad";
import { SoundControls } from "@/sound/SoundControls";

/** How loud games are, and when keys for thumbs are shown. */
export function PlaySettings() {
  const { t } = useTranslation("settings");
  const pad = useSyncExternalStore(subscribePadChoice, getPadChoice);
  return (
    <>
      <SoundControls />
      <div>
        <p className="field-label">{t("play.pad")}</p>
        <SegmentedChoice
          label={t("play.pad")}
          options={(["auto", "shown", "hidden"] as const).map((id) => ({ id, words: t(`play.pads.${id}`) }))}
          value={pad}
          onChange={changePadChoice}
        />
      </div>
    </>
  );
}
