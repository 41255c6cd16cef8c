import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Cartridge, CartridgeLink } from "@/design/Cartridge";

import type { OwnGame } from "./games";
import { useKindColour } from "./use-kind-colour";

/** The visitor's other games, and the way to all of them. */
export function MoreGames({ games }: { games: readonly OwnGame[] }) {
  const { t } = useTranslation("home");
  const colourOf = useKindColour();
  return (
    <section aria-labelledby="more-games">
      <div className="home-head">
        <h2 id="more-games" className="home-heading">
          {t("mine.more")}
        </h2>
        <Link to="/projects" className="plain-link">
          {t("mine.all")}
        </Link>
      </div>
      <ul className="shelf">
        {games.map(({ id, name, picture, game_type }) => (
          <Cartridge
            key={id}
            as="li"
            title={name}
            picture={picture}
            colour={colourOf(game_type)}
            link={
              <CartridgeLink to="/game/$projectId" params={{ projectId: id }}>
                {name}
              </CartridgeLink>
            }
          />
        ))}
      </ul>
    </section>
  );
}
