import { useTranslation } from "react-i18next";
import { Button } from "react-aria-components";

import type { Advice } from "@/api/games";

import { useNoteWords } from "./use-note-words";

interface AdviceNotesProps {
  advice: readonly Advice[];
  onShowLine: (line: number, path: string) => void;
}

/** Gentle notes about places in the code that may surprise; the game runs all the same. */
export function AdviceNotes({ advice, onShowLine }: AdviceNotesProps) {
  const { t } = useTranslation("studio");
  const noteWords = useNoteWords();
  if (advice.length === 0) return null;
  return (
    <section className="advice card-shape">
      <h2 className="advice-title">{t("output.adviceTitle", { count: advice.length })}</h2>
      <ul>
        {advice.map((note) => (
          <li key={`${note.path}:${note.line}:${note.column}:${note.code}`}>
            <Button
              className="plain-link focus-ring"
              onPress={() => {
                onShowLine(note.line, note.path);
              }}
            >
              {t("output.adviceLine", { line: note.line })}
            </Button>
            : {noteWords(note)}
          </li>
        ))}
      </ul>
    </section>
  );
}
