import { Lightbulb } from "lucide-react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { FoundTrouble } from "./diagnostics";

interface TroubleNoteProps {
  trouble: FoundTrouble | undefined;
  onGo: (line: number) => void;
}

/** One hint below the code about what Python could not read, while it is being written. */
export function TroubleNote({ trouble, onGo }: TroubleNoteProps) {
  const { t } = useTranslation("editor");
  return (
    <div className="trouble-note" aria-live="polite">
      {trouble && (
        <p>
          <Lightbulb aria-hidden />
          <span>
            <Button
              className="plain-link focus-ring"
              onPress={() => {
                onGo(trouble.line);
              }}
            >
              {t("line", { line: trouble.line })}
            </Button>
            {": "}
            {t(`check.${trouble.kind}`, { letter: trouble.letter })}
          </span>
        </p>
      )}
    </div>
  );
}
