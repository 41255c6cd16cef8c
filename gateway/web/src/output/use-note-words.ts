import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import type { Schemas } from "@/api/client";

/** Why Python cannot read a place in the code. */
export type SyntaxReason = Schemas["SyntaxReason"];

/** What the Palace found at a place in the code. */
export interface Note {
  code?: string | undefined;
  reason?: SyntaxReason | null | undefined;
  subject?: string | null | undefined;
  message: string;
}

/** Says what the Palace found in the visitor's language, or as the Palace said it where the page has no words for it. */
export function useNoteWords(): (note: Note) => string {
  const { t, i18n } = useTranslation("studio");
  return useCallback(
    ({ code, reason, subject, message }) => {
      const words = { subject, message };
      if (reason) return t(`notes.${reason}`, words);
      const key = `notes.${code}`;
      return i18n.exists(`studio:${key}`) ? t(key as "notes.network", words) : message;
    },
    [t, i18n],
  );
}
