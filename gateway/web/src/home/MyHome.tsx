import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { GamePicture } from "@/design/GamePicture";
import { Speech } from "@/design/Speech";
import { ShowCabinet } from "@/wizard/ShowCabinet";

import type { OwnGame } from "./games";
import { LessonsPlace } from "./LessonsPlace";
import { MoreGames } from "./MoreGames";
import { useKindColour } from "./use-kind-colour";

interface MyHomeProps {
  /** Absent while it is fetched. */
  last: OwnGame | undefined;
  more: readonly OwnGame[];
}

/** For somebody who has games: on with the last one, or a new one. */
export function MyHome({ last, more }: MyHomeProps) {
  const { t } = useTranslation("home");
  const colourOf = useKindColour();
  return (
    <>
      <section className="landing my-home">
        <div className="landing-words">
          <Speech mood={last ? "hello" : "thinking"} size="large">
            <h1 className="speech-title">{t("mine.title")}</h1>
            {last && <p>{t("mine.last", { name: last.name })}</p>}
          </Speech>
          <div className="my-home-ways">
            {last && (
              <BlockLink
                to="/game/$projectId"
                params={{ projectId: last.id }}
                search={{ play: true }}
                look="strong"
                size="large"
                className="landing-button"
              >
                {t("mine.keepPlaying")}
              </BlockLink>
            )}
            <BlockLink to="/new" size="large">
              {t("mine.another")}
            </BlockLink>
          </div>
        </div>
        <div className="attraction">
          <ShowCabinet title={last?.name ?? ""} colour={colourOf(last?.game_type)}>
            <div className="my-home-picture">
              {last && <GamePicture title={last.name} src={last.picture} colour={colourOf(last.game_type)} />}
            </div>
          </ShowCabinet>
        </div>
      </section>
      {more.length > 0 && <MoreGames games={more} />}
      <LessonsPlace />
    </>
  );
}
