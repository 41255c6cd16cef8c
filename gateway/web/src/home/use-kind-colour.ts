import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";
import { isPaletteName, type PaletteName } from "@/design/drawn-picture";

/** Looks up the colour of a kind of game; undefined for a game of no kind. */
export function useKindColour(): (kind: string | null | undefined) => PaletteName | undefined {
  const { i18n } = useTranslation();
  const { data: kinds = [] } = useQuery(kindsQuery(i18n.language));
  return (kind) => {
    const colour = kinds.find(({ id }) => id === kind)?.colour;
    return colour !== undefined && isPaletteName(colour) ? colour : undefined;
  };
}
