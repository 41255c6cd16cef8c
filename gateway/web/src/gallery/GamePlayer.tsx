import "@/studio/bar.css";

import { Gamepad2, Play, Square } from "lucide-react";
import { type CSSProperties, useCallback, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import type { PaletteName } from "@/design/drawn-picture";
import { hasKeys, keysOfGame } from "@/player/game-keys";
import { GameScreen } from "@/player/GameScreen";
import { TouchPad } from "@/player/TouchPad";
import { useGamepads } from "@/player/use-gamepads";
import { useTouchPad } from "@/player/use-touch-pad";
import { SoundControls } from "@/sound/SoundControls";
import { isLive } from "@/studio/run-state";

import { PlayerCurtain } from "./PlayerCurtain";
import { useShownGame } from "./use-shown-game";

interface GamePlayerProps {
  gameId: string;
  title: string;
  picture: string | null;
  /** The colour of the game's kind. */
  colour: PaletteName | undefined;
  /** The program, which says what its keys are. */
  code: string;
  /** The Python besides, which may say so too. */
  besides: string;
}

/** A game of the gallery, played right where it is shown. */
export function GamePlayer({ gameId, title, picture, colour, code, besides }: GamePlayerProps) {
  const { t } = useTranslation("gallery");
  const game = useShownGame(gameId, code);
  const { view, attach, send, play, stop } = game;
  const keys = useMemo(() => keysOfGame(code, besides), [code, besides]);
  const hintId = useId();
  const [focused, setFocused] = useState(false);
  const [padShown, togglePad] = useTouchPad();
  const field = useRef<HTMLTextAreaElement>(undefined);
  const setField = useCallback((created: HTMLTextAreaElement | undefined) => {
    field.current = created;
  }, []);
  const live = isLive(view.state);
  const playing = view.state.phase === "running";
  const pad = playing && hasKeys(keys);
  useGamepads(playing, keys, send);
  const type = () => {
    if (!field.current) return;
    field.current.inputMode = "text";
    field.current.focus({ preventScroll: true });
  };
  return (
    <section
      className="cabinet shown-cabinet"
      data-phase={view.state.phase}
      data-pad={pad && padShown}
      style={colour && ({ "--cabinet": `var(--color-${colour})` } as CSSProperties)}
      aria-label={t("player", { title })}
    >
      <div className="cabinet-body">
        <GameScreen
          pictureSize={view.pictureSize}
          playing={playing}
          readsText={live && keys.readsText}
          pointer={view.pointer}
          describedBy={hintId}
          onPlayer={attach}
          onField={setField}
          onFocusChange={setFocused}
          onLeave={() => {
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          }}
        >
          <PlayerCurtain
            state={view.state}
            poster={view.pictureSize === undefined ? { title, picture } : undefined}
            onPlay={play}
            onPlayInstead={game.playInstead}
          />
        </GameScreen>
      </div>
      <div className="shown-deck">
        {live ? (
          <BlockButton size="large" onPress={stop}>
            <Square aria-hidden fill="currentColor" />
            {t("stop")}
          </BlockButton>
        ) : (
          <BlockButton look="strong" size="large" onPress={play}>
            <Play aria-hidden fill="currentColor" />
            {t("play")}
          </BlockButton>
        )}
        {pad && (
          <BlockButton aria-expanded={padShown} onPress={togglePad}>
            <Gamepad2 aria-hidden />
            {t(padShown ? "hideKeys" : "showKeys")}
          </BlockButton>
        )}
        <SoundControls />
        <p id={hintId} className="shown-hint">
          {live && t(focused ? "hintPlaying" : "hintClick")}
        </p>
        <div className="foot-notices" aria-live="polite">
          {live && view.way === "stream" && <p>{t("slow")}</p>}
        </div>
        {pad && padShown && <TouchPad keys={keys} send={send} onType={type} />}
      </div>
    </section>
  );
}
