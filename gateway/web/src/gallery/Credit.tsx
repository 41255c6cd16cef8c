import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";

import type { GameDetail } from "@/api/gallery";

/** Whose games this one began as, the nearest first. */
export function Credit({ lines }: { lines: GameDetail["remix_credit"] }) {
  const { t } = useTranslation("gallery");
  if (lines.length === 0) return null;
  return (
    <div className="game-credit">
      <h2 className="game-heading">{t("credit")}</h2>
      <ol>
        {lines.map(({ publication_id, title, maker }) => (
          <li key={publication_id}>
            <Trans
              t={t}
              i18nKey="creditLine"
              values={{ title, maker: maker || t("somebody") }}
              components={{
                game: (
                  <Link to="/gallery/$gameId" params={{ gameId: publication_id }} className="plain-link" />
                ),
              }}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
