import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { GamePicture } from "@/design/GamePicture";
import type { RunState } from "@/studio/run-state";
import { usePlaceWords } from "@/studio/use-place-words";

import { curtainWords, isInTheWay } from "./curtain-words";

interface PlayerCurtainProps {
  state: RunState;
  /** What the screen shows before the first picture of the game. */
  poster: { title: string; picture: string | null } | undefined;
  onPlay: () => void;
  onPlayInstead: () => void;
}

/** What lies over the screen while the game is not played. */
export function PlayerCurtain({ state, poster, onPlay, onPlayInstead }: PlayerCurtainProps) {
  const { t } = useTranslation("gallery");
  const placeWords = usePlaceWords();
  if (state.phase === "running") return null;
  return (
    <div className="shown-curtain">
      {poster && (
        <div className="shown-poster">
          <GamePicture title={poster.title} src={poster.picture} />
        </div>
      )}
      <div role="status" className="shown-signs">
        {state.phase !== "idle" && (
          <span className="shown-sign">
            {t(`state.${curtainWords(state)}`, {
              place: state.phase === "starting" ? placeWords(state.place) : "",
            })}
          </span>
        )}
        {state.phase === "refused" && isInTheWay(state.refusal) && (
          <BlockButton onPress={onPlayInstead}>{t("playInstead")}</BlockButton>
        )}
      </div>
      {/* The block below does the same, for those who use the keyboard. */}
      {state.phase === "idle" && (
        <button type="button" tabIndex={-1} aria-hidden className="shown-start" onClick={onPlay} />
      )}
    </div>
  );
}
