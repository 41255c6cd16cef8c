import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

interface FindInTextProps {
  field: RefObject<HTMLInputElement | null>;
  /** Goes to the next place that has this; answers whether there is one. */
  onFind: (wanted: string) => boolean;
}

/** Finds words in the plain page, one place after the other. */
export function FindInText({ field, onFind }: FindInTextProps) {
  const { t } = useTranslation("editor");
  const [wanted, setWanted] = useState("");
  const [none, setNone] = useState(false);
  return (
    <form
      role="search"
      aria-label={t("find.label")}
      className="go-to-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "") setNone(!onFind(wanted));
      }}
    >
      <label>
        {t("find.find")}{" "}
        <input
          ref={field}
          className="find-field"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={wanted}
          onChange={(event) => {
            setWanted(event.target.value);
            setNone(false);
          }}
        />
      </label>
      <BlockButton size="small" type="submit">
        {t("find.next")}
      </BlockButton>
      <span role="status">{none && t("find.none")}</span>
    </form>
  );
}
