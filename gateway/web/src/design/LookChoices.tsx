import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

import { changeAppearance, CODE_SIZES, getAppearance, subscribeAppearance, WORD_SIZES } from "./appearance";
import { SegmentedChoice } from "./SegmentedChoice";
import { SizeStepper } from "./SizeStepper";
import { Switch } from "./Switch";

/** Day or night, contrast, letters, and the sizes of words and code. */
export function LookChoices() {
  const { t } = useTranslation();
  const look = useSyncExternalStore(subscribeAppearance, getAppearance);
  return (
    <>
      <SegmentedChoice
        label={t("look.paper")}
        options={(["light", "dark", "auto"] as const).map((id) => ({ id, words: t(`look.${id}`) }))}
        value={look.paper}
        onChange={(paper) => {
          changeAppearance({ paper });
        }}
      />
      <div className="look-switches">
        <Switch
          isSelected={look.strongContrast}
          onChange={(strongContrast) => {
            changeAppearance({ strongContrast });
          }}
        >
          {t("look.contrast")}
        </Switch>
        <Switch
          isSelected={look.typeface === "dyslexic"}
          onChange={(chosen) => {
            changeAppearance({ typeface: chosen ? "dyslexic" : "usual" });
          }}
        >
          {t("look.dyslexic")}
        </Switch>
      </div>
      <SizeStepper
        label={t("look.words")}
        size={look.wordSize}
        bounds={WORD_SIZES}
        onChange={(wordSize) => {
          changeAppearance({ wordSize });
        }}
      />
      <SizeStepper
        label={t("look.code")}
        size={look.codeSize}
        bounds={CODE_SIZES}
        onChange={(codeSize) => {
          changeAppearance({ codeSize });
        }}
      />
    </>
  );
}
