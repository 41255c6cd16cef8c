import { useMutation } from "@tanstack/react-query";
import { Check, Play } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { approveGame, type WaitingGame } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { GamePicture } from "@/design/GamePicture";
import { showToast } from "@/design/toasts";
import { useDay } from "@/locales/use-day";

import { DeclineGame } from "./DeclineGame";
import { waitingKey } from "./keys";

interface WaitingGamesProps {
  classId: string;
  games: readonly WaitingGame[];
}

/** Games that learners want to show: each is played, then let into the gallery or sent back with a word. */
export function WaitingGames({ classId, games }: WaitingGamesProps) {
  const { t } = useTranslation("classes");
  const day = useDay();
  const [declining, setDeclining] = useState<WaitingGame>();
  const look = () => queryClient.invalidateQueries({ queryKey: waitingKey(classId) });
  const approve = useMutation({
    mutationFn: approveGame,
    onSuccess: (_, { title }) => {
      showToast({ words: t("waiting.approved", { title }) });
    },
    onSettled: look,
  });
  return (
    <>
      <RefusalNote refusal={approve.error ? refusalOf(approve.error) : undefined} />
      {games.length === 0 && <p>{t("waiting.none")}</p>}
      <ul className="waiting-games">
        {games.map((game) => (
          <li key={game.id} className="waiting-game">
            <div className="waiting-picture">
              <GamePicture title={game.title} src={pictureOf(game)} />
            </div>
            <div className="waiting-words">
              <h3 className="joined-name">{game.title}</h3>
              <p className="field-hint">
                {t("waiting.by", { maker: game.maker, day: day(game.updated_at) })}
              </p>
              <p>{game.description}</p>
            </div>
            <div className="class-actions">
              <BlockLink to="/gallery/$gameId" params={{ gameId: game.id }} size="small">
                <Play aria-hidden />
                {t("waiting.play")}
              </BlockLink>
              <BlockButton
                size="small"
                look="strong"
                isDisabled={approve.isPending}
                onPress={() => {
                  approve.mutate(game);
                }}
              >
                <Check aria-hidden />
                {t("waiting.approve")}
              </BlockButton>
              <BlockButton
                size="small"
                onPress={() => {
                  setDeclining(game);
                }}
              >
                {t("waiting.decline")}
              </BlockButton>
            </div>
          </li>
        ))}
      </ul>
      {declining && (
        <DeclineGame
          game={declining}
          onClose={() => {
            setDeclining(undefined);
          }}
          onDone={look}
        />
      )}
    </>
  );
}

/** Where a game has a picture, it says so. */
function pictureOf(game: WaitingGame): string | null {
  return "picture" in game && typeof game.picture === "string" ? game.picture : null;
}
