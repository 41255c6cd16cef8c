import { Flag, Heart, Play, Shuffle } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { GameDetail } from "@/api/gallery";
import { BlockButton } from "@/design/BlockButton";
import { KindFact } from "@/shelf/KindFact";
import type { KindLabel } from "@/shelf/use-kinds";
import { timeAgo } from "@/shelf/when";

import { Count } from "./Count";
import { Credit } from "./Credit";
import { useLike, useRemix } from "./use-game-page";

const NicknameDialog = lazy(async () => {
  const { NicknameDialog: component } = await import("./NicknameDialog");
  return { default: component };
});

const ReportDialog = lazy(async () => {
  const { ReportDialog: component } = await import("./ReportDialog");
  return { default: component };
});

/** What there is to know of a game, and what can be done with it. */
export function GameFacts({ game, kind }: { game: GameDetail; kind: KindLabel | undefined }) {
  const { t, i18n } = useTranslation("gallery");
  const { like, needsNickname, forgetNickname } = useLike(game);
  const { remix, isPending: isRemixing } = useRemix(game.id);
  const [reporting, setReporting] = useState(false);
  const { maker, description, play_count, like_count, remix_count, published_at, liked, mine } = game;
  return (
    <div className="game-facts">
      <p className="game-maker">{t("by", { maker: maker || t("somebody") })}</p>
      <p className="wall-facts">
        <KindFact kind={kind} />
        {published_at && (
          <time dateTime={published_at}>{timeAgo(published_at, new Date(), i18n.language)}</time>
        )}
      </p>
      {game.state !== "published" && <p className="game-note">{t(`standing.${game.state}`)}</p>}
      {description && <p className="game-description">{description}</p>}
      <p className="wall-facts">
        <Count Icon={Play} count={play_count} words={t("plays", { count: play_count })} />
        <Count Icon={Heart} count={like_count} words={t("likes", { count: like_count })} />
        <Count Icon={Shuffle} count={remix_count} words={t("remixes", { count: remix_count })} />
      </p>
      <div className="game-actions">
        <ToggleButton
          isSelected={liked}
          onChange={like}
          className="block-shape block-button is-medium focus-ring game-like"
        >
          <Heart aria-hidden fill={liked ? "currentColor" : "none"} />
          {t("like")}
        </ToggleButton>
        <BlockButton isDisabled={isRemixing} onPress={remix}>
          <Shuffle aria-hidden />
          {t("remix")}
        </BlockButton>
      </div>
      <p className="game-small">{t("remixWords")}</p>
      <Credit lines={game.remix_credit} />
      {mine ? (
        <p className="game-small">{t("mine")}</p>
      ) : (
        <BlockButton
          size="small"
          className="game-report"
          onPress={() => {
            setReporting(true);
          }}
        >
          <Flag aria-hidden />
          {t("report.open")}
        </BlockButton>
      )}
      <Suspense>
        {reporting && (
          <ReportDialog
            gameId={game.id}
            onClose={() => {
              setReporting(false);
            }}
          />
        )}
        {needsNickname && <NicknameDialog onClose={forgetNickname} />}
      </Suspense>
    </div>
  );
}
