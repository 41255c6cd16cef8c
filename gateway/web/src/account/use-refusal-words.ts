import { useTranslation } from "react-i18next";

import type { Refusal } from "@/api/refusal";

import { type RefusalKey, refusalKey } from "./refusal-key";

export interface RefusalWords {
  /** What happened. */
  what: string;
  /** What to try. */
  advice: string;
}

/** Says a refusal in the visitor's language: what happened and what to try. */
export function useRefusalWords(): (refusal: Refusal) => RefusalWords {
  const { t, i18n } = useTranslation("account");
  const isKnown = (key: string): key is RefusalKey => i18n.exists(`account:refused.${key}.what`);
  return (refusal) => {
    const key = refusalKey(refusal, isKnown);
    const seconds = Math.max(1, refusal.retryAfterSeconds ?? 10);
    return { what: t(`refused.${key}.what`), advice: t(`refused.${key}.try`, { seconds }) };
  };
}
