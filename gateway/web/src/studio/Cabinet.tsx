import { Play, Square } from "lucide-react";
import { useCallback, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { GameScreen } from "@/player/GameScreen";
import type { Player } from "@/player/player";
import { TouchKeys } from "@/player/TouchKeys";
import { SoundControls } from "@/sound/SoundControls";

import { Curtain } from "./Curtain";
import type { GameRun, RunView } from "./game-run";
import { isLive } from "./run-state";

interface CabinetProps {
  title: string;
  run: GameRun;
  view: RunView;
  /** Whether there is code that could be run. */
  canRun: boolean;
  onRun: () => void;
  onStop: () => void;
  onPlayer: (player: Player | undefined) => void;
  /** The player wants the keys back. */
  onLeave: () => void;
}

/** The arcade cabinet: the game's name above, its screen, and Run and Stop below. */
export function Cabinet({ title, run, view, canRun, onRun, onStop, onPlayer, onLeave }: CabinetProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const [focused, setFocused] = useState(false);
  const live = isLive(view.state);
  const playing = view.state.phase === "running";
  const hint = live ? (focused ? "hintFocused" : "hintAway") : "hintIdle";
  const attachPlayer = useCallback(
    (player: Player | undefined) => {
      run.attach(player);
      onPlayer(player);
    },
    [run, onPlayer],
  );

  return (
    <section className="cabinet" data-phase={view.state.phase} aria-label={title}>
      <div className="marquee">
        <h1 className="marquee-title">{title}</h1>
        <div className="bulbs" aria-hidden />
      </div>
      <div className="cabinet-body">
        <GameScreen
          pictureSize={view.pictureSize}
          playing={playing}
          describedBy={hintId}
          onPlayer={attachPlayer}
          onFocusChange={setFocused}
          onLeave={onLeave}
        >
          <Curtain
            state={view.state}
            hasPicture={view.pictureSize !== undefined}
            canStart={canRun}
            onStart={onRun}
          />
        </GameScreen>
      </div>
      <div className="deck">
        <div className="deck-buttons">
          <BlockButton look="strong" size="large" isDisabled={!canRun} onPress={onRun}>
            <Play aria-hidden fill="currentColor" />
            {t("stage.run")}
          </BlockButton>
          <BlockButton size="large" isDisabled={!live} onPress={onStop}>
            <Square aria-hidden fill="currentColor" />
            {t("stage.stop")}
          </BlockButton>
        </div>
        <SoundControls />
        <p id={hintId} className="deck-hint">
          {t(`stage.${hint}`)}
        </p>
        {playing && (
          <TouchKeys
            send={(events) => {
              run.send(events);
            }}
          />
        )}
      </div>
    </section>
  );
}
