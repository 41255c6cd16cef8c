import { PencilLine } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface DrawingControlProps {
  rows: readonly string[];
  line: number;
  onShowLine: (line: number) => void;
}

/** Rows of letters, such as a level: seen here, drawn in the code. */
export function DrawingControl({ rows, line, onShowLine }: DrawingControlProps) {
  const { t } = useTranslation("tweak");
  return (
    <>
      <p className="tweak-explanation">{t("drawing")}</p>
      <pre className="tweak-drawing" aria-hidden>
        {rows.join("\n")}
      </pre>
      <BlockButton
        size="small"
        onPress={() => {
          onShowLine(line);
        }}
      >
        <PencilLine aria-hidden />
        {t("draw")}
      </BlockButton>
    </>
  );
}
