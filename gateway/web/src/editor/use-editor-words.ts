import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { Trouble } from "./check/find-trouble";
import type { FindWords } from "./find-panel";

export interface EditorWords {
  find: FindWords;
  phrases: Record<string, string>;
  say: (trouble: Pick<Trouble, "kind" | "letter">) => string;
}

/** The words that the editor itself shows, in the visitor's language. */
export function useEditorWords(): EditorWords {
  const { t } = useTranslation("editor");
  return useMemo(
    () => ({
      find: {
        label: t("find.label"),
        find: t("find.find"),
        replace: t("find.replace"),
        next: t("find.next"),
        previous: t("find.previous"),
        replaceOne: t("find.replaceOne"),
        replaceAll: t("find.replaceAll"),
        sameCase: t("find.sameCase"),
        close: t("find.close"),
        none: t("find.none"),
        found: t("find.found", { total: "{{total}}" }),
        // The editor fills in the numbers.
        count: t("find.count", { place: "{{place}}", total: "{{total}}" }),
      },
      phrases: {
        Completions: t("completions"),
        "current match": t("find.here"),
        "replaced match on line $": t("find.replaced"),
        "replaced $ matches": t("find.replacedAll"),
        "on line": t("find.onLine"),
        "Control character": t("unseenLetter"),
      },
      say: ({ kind, letter }) => t(`check.${kind}`, { letter }),
    }),
    [t],
  );
}
