import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { roll } from "./dice";
import { Die, FACES } from "./Die";

/** A die that shows another face each time it is rolled. */
export function DiceButton({ onRoll }: { onRoll: () => void }) {
  const { t } = useTranslation("wizard");
  const [face, setFace] = useState(4);
  const [rolls, setRolls] = useState(0);
  return (
    <BlockButton
      onPress={() => {
        setFace(roll([...Array(FACES).keys()], face) ?? face);
        setRolls(rolls + 1);
        onRoll();
      }}
    >
      {/* A new roll is a new die, which tumbles once. */}
      <Die key={rolls} face={face} tumbling={rolls > 0} />
      {t("name.roll")}
    </BlockButton>
  );
}
