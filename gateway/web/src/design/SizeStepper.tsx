import { Minus, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SIZE_STEP } from "./appearance";
import { BlockButton } from "./BlockButton";

interface SizeStepperProps {
  label: string;
  size: number;
  bounds: { smallest: number; largest: number };
  onChange: (size: number) => void;
}

/** One size with a block to make it smaller and one to make it bigger. */
export function SizeStepper({ label, size, bounds, onChange }: SizeStepperProps) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center justify-between gap-4">
      <span>{label}</span>
      <div role="group" aria-label={label} className="flex items-center gap-2">
        <BlockButton
          size="small"
          aria-label={t("look.smaller")}
          isDisabled={size <= bounds.smallest}
          onPress={() => {
            onChange(size - SIZE_STEP);
          }}
        >
          <Minus aria-hidden />
        </BlockButton>
        <output className="min-w-8 text-center font-semibold tabular-nums">{size}</output>
        <BlockButton
          size="small"
          aria-label={t("look.bigger")}
          isDisabled={size >= bounds.largest}
          onPress={() => {
            onChange(size + SIZE_STEP);
          }}
        >
          <Plus aria-hidden />
        </BlockButton>
      </div>
    </div>
  );
}
