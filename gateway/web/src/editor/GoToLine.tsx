import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface GoToLineProps {
  /** How many lines there are. */
  lines: number;
  onGo: (line: number) => void;
}

/** Says a line's number and goes there. */
export function GoToLine({ lines, onGo }: GoToLineProps) {
  const { t } = useTranslation("editor");
  const [line, setLine] = useState("");
  return (
    <form
      className="go-to-line"
      onSubmit={(event) => {
        event.preventDefault();
        const number = Number.parseInt(line, 10);
        if (number >= 1) onGo(Math.min(number, lines));
      }}
    >
      <label>
        {t("plain.line")}{" "}
        <input
          className="find-field is-short"
          inputMode="numeric"
          value={line}
          onChange={(event) => {
            setLine(event.target.value);
          }}
        />
      </label>
      <BlockButton size="small" type="submit">
        {t("plain.go")}
      </BlockButton>
    </form>
  );
}
