import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Cartridge, CartridgeLink } from "@/design/Cartridge";

import { newestGamesQuery } from "./games";
import { useKindColour } from "./use-kind-colour";

/** The wall of the newest games; nothing while there are none. */
export function NewestGames() {
  const { t } = useTranslation("home");
  const { data: games = [] } = useQuery(newestGamesQuery);
  const colourOf = useKindColour();
  if (games.length === 0) return null;
  return (
    <section aria-labelledby="newest-games">
      <div className="home-head">
        <h2 id="newest-games" className="home-heading">
          {t("newest.title")}
        </h2>
        <Link to="/gallery" className="plain-link">
          {t("newest.all")}
        </Link>
      </div>
      <ul className="shelf">
        {games.map(({ id, title, maker, picture, game_type }) => (
          <Cartridge
            key={id}
            as="li"
            title={title}
            picture={picture}
            colour={colourOf(game_type)}
            link={
              <CartridgeLink to="/gallery/$gameId" params={{ gameId: id }}>
                {title}
              </CartridgeLink>
            }
          >
            <p className="home-maker">{t("newest.by", { maker })}</p>
          </Cartridge>
        ))}
      </ul>
    </section>
  );
}
