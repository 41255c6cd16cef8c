import { Volume2, VolumeX } from "lucide-react";
import { useSyncExternalStore } from "react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";

import {
  changeSoundSettings,
  getSoundSettings,
  isAudible,
  LOUDEST,
  subscribeSoundSettings,
} from "./sound-settings";

const STEP = 5;

/** Mute, and how loud. */
export function SoundControls() {
  const { t } = useTranslation("studio");
  const settings = useSyncExternalStore(subscribeSoundSettings, getSoundSettings);
  const Icon = isAudible(settings) ? Volume2 : VolumeX;
  return (
    <div role="group" aria-label={t("sound.label")} className="bar-sound">
      <ToggleButton
        aria-label={t("sound.mute")}
        isSelected={settings.muted}
        onChange={(muted) => {
          changeSoundSettings({ muted });
        }}
        className="block-shape block-button is-small focus-ring"
      >
        <Icon aria-hidden />
      </ToggleButton>
      <input
        type="range"
        aria-label={t("sound.volume")}
        min={0}
        max={LOUDEST}
        step={STEP}
        value={settings.volume}
        onChange={({ target }) => {
          // Who moves it wants to hear it.
          changeSoundSettings({ volume: target.valueAsNumber, muted: false });
        }}
        className="volume"
      />
    </div>
  );
}
