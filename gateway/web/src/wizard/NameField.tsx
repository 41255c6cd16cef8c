import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

import { DiceButton } from "./DiceButton";

interface NameFieldProps {
  name: string;
  longest: number;
  /** What is not right about the name. */
  problem: string | undefined;
  onType: (name: string) => void;
  onRoll: () => void;
}

/** The name of the game: typed, or rolled. */
export function NameField({ name, longest, problem, onType, onRoll }: NameFieldProps) {
  const { t } = useTranslation("wizard");
  const [fieldId, problemId] = [useId(), useId()];
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // On a telephone the keyboard would cover the game that is being named.
    if (window.matchMedia("(pointer: fine)").matches) field.current?.select();
  }, []);
  useEffect(() => {
    if (problem !== undefined) field.current?.focus();
  }, [problem]);

  return (
    <div className="name-field">
      <label htmlFor={fieldId} className="name-label">
        {t("name.label")}
      </label>
      <div className="name-row">
        <span className="name-paper block-shape ring-within" data-wrong={problem !== undefined}>
          <input
            ref={field}
            id={fieldId}
            className="name-input"
            value={name}
            maxLength={longest}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            aria-invalid={problem !== undefined}
            aria-describedby={problem === undefined ? undefined : problemId}
            onChange={({ target }) => {
              onType(target.value);
            }}
          />
        </span>
        <DiceButton onRoll={onRoll} />
      </div>
      {problem !== undefined && (
        <p id={problemId} className="name-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
