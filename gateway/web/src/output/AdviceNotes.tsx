import { useTranslation } from "react-i18next";
import { Button } from "react-aria-components";

import type { Advice } from "@/api/games";

import { EDITED_FILE } from "./say";

interface AdviceNotesProps {
  advice: readonly Advice[];
  onShowLine: (line: number) => void;
}

/** Gentle notes about places in the code that may surprise; the game runs all the same. */
export function AdviceNotes({ advice, onShowLine }: AdviceNotesProps) {
  const { t } = useTranslation();
  if (advice.length === 0) return null;
  return (
    <section className="advice card-shape">
      <h2 className="advice-title">{t("output.adviceTitle", { count: advice.length })}</h2>
      <ul>
        {advice.map(({ path, line, column, code, message }) => (
          <li key={`${path}:${line}:${column}:${code}`}>
            {path === EDITED_FILE ? (
              <Button
                className="plain-link focus-ring"
                onPress={() => {
                  onShowLine(line);
                }}
              >
                {t("output.adviceLine", { line })}
              </Button>
            ) : (
              <span>{path}</span>
            )}
            : {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
