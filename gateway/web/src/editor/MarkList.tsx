import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { CodeProblem } from "./diagnostics";
import type { Mark } from "./marks";

interface MarkListProps {
  id: string;
  marks: readonly Mark[];
  problems: readonly CodeProblem[];
  glow: readonly number[];
  onGo: (line: number) => void;
}

/** What is marked in the code, in words. */
export function MarkList({ id, marks, problems, glow, onGo }: MarkListProps) {
  const { t } = useTranslation("editor");
  const told = new Set(problems.map(({ line }) => line));
  const entries = [
    ...problems.map(({ line, message }) => ({ line, words: message })),
    ...marks.filter(({ line }) => !told.has(line)).map(({ line, label }) => ({ line, words: label })),
    ...glow.map((line) => ({ line, words: t("plain.changed") })),
  ];
  return (
    <ul id={id} className="mark-list" aria-live="polite">
      {entries.map(({ line, words }) => (
        <li key={`${line} ${words}`}>
          <Button
            className="plain-link focus-ring"
            onPress={() => {
              onGo(line);
            }}
          >
            {t("line", { line })}
          </Button>
          : {words}
        </li>
      ))}
    </ul>
  );
}
