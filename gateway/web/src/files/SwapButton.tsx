import { Replace } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface SwapButtonProps {
  name: string;
  /** What may take its place, such as `image/*`. */
  by: string;
  onSwap: (by: File) => void;
}

/** Puts another picture or sound in the place of one. */
export function SwapButton({ name, by, onSwap }: SwapButtonProps) {
  const { t } = useTranslation("files");
  return (
    <FileTrigger
      acceptedFileTypes={[by]}
      onSelect={(chosen) => {
        const file = chosen?.[0];
        if (file) onSwap(file);
      }}
    >
      <BlockButton size="small" aria-label={t("swapLabel", { name })}>
        <Replace aria-hidden />
        {t("swap")}
      </BlockButton>
    </FileTrigger>
  );
}
