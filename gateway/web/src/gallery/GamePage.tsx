import "./gallery.css";

import { getRouteApi } from "@tanstack/react-router";
import { Code } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { GameDetail } from "@/api/gallery";
import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { EmptyState } from "@/design/EmptyState";
import { Fetching } from "@/design/Fetching";
import { Page } from "@/design/Page";
import { importedPython } from "@/player/game-keys";
import { useKinds } from "@/shelf/use-kinds";
import { WallTrouble } from "@/shelf/WallTrouble";

import { GameFacts } from "./GameFacts";
import { GamePlayer } from "./GamePlayer";
import { useGame } from "./use-game-page";

const route = getRouteApi("/gallery/$gameId");

const ShownFiles = lazy(async () => {
  const { ShownFiles: component } = await import("./ShownFiles");
  return { default: component };
});

/** One published game. */
export function GamePage() {
  const { t } = useTranslation("gallery");
  const { gameId } = route.useParams();
  const { data: game, isError, isPending, refetch } = useGame(gameId);
  if (game) return <OpenGame key={gameId} game={game} />;
  return (
    <Page title={t(game === null ? "missing.title" : "game")}>
      {isPending && <Fetching />}
      {isError && <WallTrouble onAgain={() => void refetch()} />}
      {game === null && (
        <EmptyState
          mood="oops"
          title={t("missing.what")}
          words={t("missing.words")}
          action={
            <BlockLink to="/gallery" look="strong" size="large">
              {t("missing.gallery")}
            </BlockLink>
          }
        />
      )}
    </Page>
  );
}

function OpenGame({ game }: { game: GameDetail }) {
  const { t } = useTranslation("gallery");
  const kinds = useKinds();
  const [codeShown, setCodeShown] = useState(false);
  const { id, title, picture, entry, files } = game;
  const kind = kinds.get(game.game_type ?? "");
  const code = files.find(({ path }) => path === entry)?.content ?? "";
  const besides = importedPython(
    files.map(({ path, content }) => [path, content ?? ""] as const),
    entry,
  );
  return (
    <Page title={title}>
      <div className="game-page">
        <GamePlayer
          gameId={id}
          title={title}
          picture={picture}
          colour={kind?.colour}
          code={code}
          besides={besides}
        />
        <GameFacts game={game} kind={kind} />
      </div>
      <section className="game-code">
        <BlockButton
          aria-expanded={codeShown}
          onPress={() => {
            setCodeShown(!codeShown);
          }}
        >
          <Code aria-hidden />
          {t(codeShown ? "code.hide" : "code.show")}
        </BlockButton>
        {codeShown && (
          <Suspense fallback={<p role="status">{t("code.fetching")}</p>}>
            <ShownFiles files={files} entry={entry} />
          </Suspense>
        )}
      </section>
    </Page>
  );
}
