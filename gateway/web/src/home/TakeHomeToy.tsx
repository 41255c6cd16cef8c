import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";
import { Cartridge } from "@/design/Cartridge";
import { isPaletteName } from "@/design/drawn-picture";

/** A game on its cartridge, as it lies in the gallery. */
export function TakeHomeToy() {
  const { i18n } = useTranslation();
  const { data: kinds = [] } = useQuery(kindsQuery(i18n.language));
  const kind = kinds.at(-1);
  const title = kind?.names[0];
  return (
    <div className="toy-scene share-toy" aria-hidden>
      {kind && title !== undefined && (
        <Cartridge
          title={title}
          picture={kind.themes[0]?.still}
          colour={isPaletteName(kind.colour) ? kind.colour : undefined}
          link={title}
        />
      )}
    </div>
  );
}
