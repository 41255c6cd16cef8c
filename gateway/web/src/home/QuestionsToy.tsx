import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";
import { kindColours } from "@/wizard/kind-colours";

const SHOWN = 3;

/** Three small screens with looks of games, in the colours of their kinds. */
export function QuestionsToy() {
  const { i18n } = useTranslation();
  const { data: kinds = [] } = useQuery(kindsQuery(i18n.language));
  const looks = kinds.flatMap(({ id, colour, themes }) =>
    themes.map((theme) => ({ id: `${id} ${theme.id}`, colour, still: theme.still })),
  );
  // Far apart, so that they are as different as they can be.
  const shown = looks.filter((_, index) => index % Math.max(1, Math.floor(looks.length / SHOWN)) === 0);
  return (
    <div className="toy-scene questions-toy" aria-hidden>
      {shown.slice(0, SHOWN).map(({ id, colour, still }) => (
        <span key={id} className="questions-screen block-shape" style={kindColours(colour)}>
          <img src={still} alt="" width={256} height={160} loading="lazy" />
        </span>
      ))}
    </div>
  );
}
