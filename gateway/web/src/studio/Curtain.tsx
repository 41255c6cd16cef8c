import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { Ending, RunState } from "./run-state";

interface CurtainProps {
  state: RunState;
  /** Whether the player made the game stand still. */
  paused: boolean;
  /** Whether the last picture of a game is still on the screen. */
  hasPicture: boolean;
  /** Whether there is code to start. */
  canStart: boolean;
  onStart: () => void;
}

/** What lies over the screen while no game can be played on it. */
export function Curtain({ state, paused, hasPicture, canStart, onStart }: CurtainProps) {
  const { t } = useTranslation("studio");
  switch (state.phase) {
    case "running":
      return paused ? <Sign words={t("stage.curtain.paused")} /> : null;
    case "starting":
      return <Sign words={t(`stage.curtain.${state.place === undefined ? "starting" : "queued"}`)} busy />;
    case "reconnecting":
      return <Sign words={t("stage.curtain.reconnecting")} busy />;
    case "away":
      return <Sign words={t("stage.curtain.asleep")} />;
    case "ended":
      return hasPicture ? (
        <Again words={t(`stage.curtain.${lastSign(state.ending)}`)} canStart={canStart} onStart={onStart} />
      ) : (
        <Attract onStart={onStart} />
      );
    case "idle":
    case "refused":
      return canStart ? <Attract onStart={onStart} /> : <Sign words={t("stage.curtain.fetching")} busy />;
  }
}

function lastSign({ reason }: Ending): "crashed" | "lost" | "ended" {
  return reason === "crashed" || reason === "lost" ? reason : "ended";
}

function Sign({ words, busy = false }: { words: string; busy?: boolean }) {
  return (
    <div className="curtain">
      <span className="curtain-sign">{words}</span>
      {busy && <span className="curtain-busy" aria-hidden />}
    </div>
  );
}

/** How it ended, over the last picture; pressed, it is played again. */
function Again({ words, canStart, onStart }: { words: string; canStart: boolean; onStart: () => void }) {
  const { t } = useTranslation("studio");
  if (!canStart) return <Sign words={words} />;
  return (
    // A keyboard has the same in the bar below, by the name of Run.
    <Button className="curtain again" onPress={onStart} excludeFromTabOrder>
      <span className="curtain-sign">{words}</span>
      <span className="curtain-sign again-words">
        <Arrow />
        {t("stage.again")}
      </span>
    </Button>
  );
}

/** A triangle on a grid of 11 by 12, as wide rows. */
const ARROW = "M0 0h3v1h2v1h2v1h2v1h1v1h1v2h-1v1h-1v1h-2v1h-2v1h-2v1h-3z";

function Arrow() {
  return (
    <svg className="curtain-arrow" viewBox="0 0 11 12" shapeRendering="crispEdges" aria-hidden>
      <path d={ARROW} fill="currentColor" />
    </svg>
  );
}

/** The blank screen before the first run: a large way to start. */
function Attract({ onStart }: { onStart: () => void }) {
  const { t } = useTranslation("studio");
  return (
    <Button className="curtain attract" onPress={onStart} excludeFromTabOrder>
      <Arrow />
      <span className="curtain-sign">{t("stage.start")}</span>
    </Button>
  );
}
