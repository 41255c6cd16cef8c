import { CodeXml, Gamepad2, SlidersHorizontal } from "lucide-react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { Depth } from "./use-depth";

const DEPTHS = [
  { depth: "play", Icon: Gamepad2 },
  { depth: "tweak", Icon: SlidersHorizontal },
  { depth: "code", Icon: CodeXml },
] as const;

interface DepthSwitchProps {
  depth: Depth;
  onChange: (depth: Depth) => void;
}

/** How deep to go: play the game, turn its knobs, or open its code. */
export function DepthSwitch({ depth, onChange }: DepthSwitchProps) {
  const { t } = useTranslation("studio");
  return (
    <ToggleButtonGroup
      aria-label={t("depth.label")}
      disallowEmptySelection
      selectedKeys={[depth]}
      onSelectionChange={([chosen]) => {
        onChange(chosen as Depth);
      }}
      className="depth-switch"
    >
      {DEPTHS.map(({ depth: each, Icon }) => (
        <ToggleButton key={each} id={each} className="block-shape block-button is-small focus-ring">
          <Icon aria-hidden />
          {t(`depth.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
