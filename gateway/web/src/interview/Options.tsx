import { Check } from "lucide-react";
import type { PressEvent } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { Option } from "@/api/kinds";
import { BlockButton } from "@/design/BlockButton";

interface OptionsProps {
  label: string;
  options: readonly Option[];
  /** What is in the game now. */
  present: string | undefined;
  /** Whether that was chosen, and is not only there because nothing was. */
  given: boolean;
  /** What is being put into the game. */
  trying: string | undefined;
  onOption: (id: string, press: PressEvent) => void;
}

/** The options of a question as blocks; the one in the game is down. */
export function Options({ label, options, present, given, trying, onOption }: OptionsProps) {
  const { t } = useTranslation("interview");
  return (
    <div role="group" aria-label={label} className="options">
      {options.map(({ id, label: words }, index) => (
        <BlockButton
          key={id}
          className="option"
          aria-pressed={id === present}
          data-present={id === present}
          data-trying={id === trying}
          onPress={(press) => {
            onOption(id, press);
          }}
        >
          <kbd className="option-number" aria-hidden>
            {index + 1}
          </kbd>
          <span className="option-words">{words}</span>
          {id === present && (
            <span className="option-present">
              <Check aria-hidden />
              {given ? t("inGame") : t("now")}
            </span>
          )}
        </BlockButton>
      ))}
    </div>
  );
}
