import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";
import { isPaletteName, type PaletteName } from "@/design/drawn-picture";

export interface KindLabel {
  name: string;
  colour: PaletteName | undefined;
}

/** The names and colours of the kinds of game, by their ids; empty until they are known. */
export function useKinds(): ReadonlyMap<string, KindLabel> {
  const { i18n } = useTranslation();
  const { data } = useQuery(kindsQuery(i18n.language));
  return new Map(
    data?.map(({ id, name, colour }) => [id, { name, colour: isPaletteName(colour) ? colour : undefined }]),
  );
}
