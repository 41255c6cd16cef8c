import "./gallery.css";

import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { EmptySlots } from "@/shelf/EmptySlots";
import { useKinds } from "@/shelf/use-kinds";
import { Wall } from "@/shelf/Wall";
import { WallTrouble } from "@/shelf/WallTrouble";

import { ShownCard } from "./ShownCard";
import { useWall } from "./use-wall";
import { addressOf, wallSearchOf } from "./wall-search";
import { WallTools } from "./WallTools";

const route = getRouteApi("/gallery");

/** Games that were published. */
export function GalleryPage() {
  const { t } = useTranslation("gallery");
  const search = wallSearchOf(route.useSearch());
  const navigate = route.useNavigate();
  const wall = useWall(search);
  const kinds = useKinds();
  const games = wall.data?.pages.flatMap(({ items }) => items);
  const narrowed = search.kind !== undefined || search.words !== undefined;
  return (
    <Page title={t("title")}>
      <WallTools
        search={search}
        kinds={kinds}
        onChange={(changed) => {
          void navigate({ search: addressOf(changed), replace: true, resetScroll: false });
        }}
      />
      {games === undefined ? (
        wall.isError ? (
          <WallTrouble onAgain={() => void wall.refetch()} />
        ) : (
          <EmptySlots />
        )
      ) : games.length === 0 ? (
        <EmptyState
          mood="thinking"
          title={t(narrowed ? "nothing.title" : "empty.title")}
          words={t(narrowed ? "nothing.words" : "empty.words")}
          action={
            narrowed ? (
              <BlockLink to="/gallery" search={{}} size="large">
                {t("nothing.all")}
              </BlockLink>
            ) : (
              <BlockLink to="/new" look="strong" size="large">
                {t("empty.make")}
              </BlockLink>
            )
          }
        />
      ) : (
        <Wall
          label={t("title")}
          more={
            wall.hasNextPage
              ? {
                  busy: wall.isFetchingNextPage,
                  failed: wall.isFetchNextPageError,
                  onPress: () => void wall.fetchNextPage(),
                }
              : undefined
          }
        >
          {games.map((game) => (
            <ShownCard key={game.id} game={game} kind={kinds.get(game.game_type ?? "")} />
          ))}
        </Wall>
      )}
    </Page>
  );
}
