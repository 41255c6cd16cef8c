import { Heart, Play } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ShownGame } from "@/api/gallery";
import { Cartridge, CartridgeLink } from "@/design/Cartridge";
import { KindFact } from "@/shelf/KindFact";
import type { KindLabel } from "@/shelf/use-kinds";

import { Count } from "./Count";

/** A game on the wall. */
export function ShownCard({ game, kind }: { game: ShownGame; kind: KindLabel | undefined }) {
  const { t } = useTranslation("gallery");
  const { id, title, maker, picture, play_count, like_count } = game;
  return (
    <Cartridge
      as="li"
      heading="h2"
      title={title}
      picture={picture}
      colour={kind?.colour}
      link={
        <CartridgeLink to="/gallery/$gameId" params={{ gameId: id }}>
          {title}
        </CartridgeLink>
      }
    >
      <p className="shown-maker">{t("by", { maker: maker || t("somebody") })}</p>
      <p className="wall-facts shown-facts">
        <KindFact kind={kind} />
        <Count Icon={Play} words={t("plays", { count: play_count })} count={play_count} />
        <Count Icon={Heart} words={t("likes", { count: like_count })} count={like_count} />
      </p>
    </Cartridge>
  );
}
