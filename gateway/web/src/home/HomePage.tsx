import "./home.css";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { ownGamesQuery } from "./games";
import { Landing } from "./Landing";
import { hadGames } from "./remembered-games";
import { WhenNear } from "./WhenNear";

const MyHome = lazy(async () => ({ default: (await import("./MyHome")).MyHome }));
const NoGames = lazy(async () => ({ default: (await import("./NoGames")).NoGames }));
const NewestGames = lazy(async () => ({ default: (await import("./NewestGames")).NewestGames }));

/** The first page: what this is, for a newcomer; the last game, for everybody else. */
export function HomePage() {
  const { t } = useTranslation("home");
  const { t: shell } = useTranslation();
  const { data: games, isPending, isError, refetch } = useQuery(ownGamesQuery);
  const [expected] = useState(hadGames);
  useEffect(() => {
    document.title = `${t("title")} · ${shell("brand")}`;
  }, [t, shell]);

  const [last, ...more] = games ?? [];
  return (
    <div className="home">
      <Suspense>
        {last || (isPending && expected) ? (
          <MyHome last={last} more={more} />
        ) : isError && expected ? (
          <NoGames onAgain={() => void refetch()} />
        ) : (
          <Landing />
        )}
      </Suspense>
      <WhenNear>
        <NewestGames />
      </WhenNear>
    </div>
  );
}
