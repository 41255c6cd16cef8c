import { Gamepad2, Play, Square } from "lucide-react";
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { keysOfGame } from "@/player/game-keys";
import { GameScreen } from "@/player/GameScreen";
import type { Player } from "@/player/player";
import { TouchPad } from "@/player/TouchPad";
import { useGamepads } from "@/player/use-gamepads";
import { usePointerLock } from "@/player/use-pointer-lock";
import { useTouchPad } from "@/player/use-touch-pad";
import type { InputEvent } from "@/player/wire";

import { Curtain } from "./Curtain";
import { DeckNotices } from "./DeckNotices";
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
  const { pointer } = view;
  const keys = useMemo(() => keysOfGame(view.code), [view.code]);
  const hasKeys = keys.buttons.length > 0 || Object.keys(keys.directions).length > 0 || keys.readsText;
  const field = useRef<HTMLTextAreaElement>(undefined);
  const setField = useCallback((created: HTMLTextAreaElement | undefined) => {
    field.current = created;
  }, []);
  const send = useCallback(
    (events: readonly InputEvent[]) => {
      run.send(events);
    },
    [run],
  );
  const locked = usePointerLock(playing && pointer.captured);
  const gamepad = useGamepads(playing, keys, send);
  const [padShown, togglePad] = useTouchPad();
  const toggleWords = t(`stage.pad.${padShown ? "hide" : "show"}`);
  const padUsed = playing && hasKeys && padShown;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The pad takes room at the lower edge: the game moves above it.
    if (padUsed) body.current?.scrollIntoView({ block: "nearest" });
  }, [padUsed]);
  const steering = playing && pointer.captured ? (locked ? "hintSteering" : "hintSteer") : undefined;
  const hint = steering ?? (live ? (focused ? "hintFocused" : "hintAway") : "hintIdle");
  const attachPlayer = useCallback(
    (player: Player | undefined) => {
      run.attach(player);
      onPlayer(player);
    },
    [run, onPlayer],
  );

  return (
    <section className="cabinet" data-phase={view.state.phase} data-pad={padUsed} aria-label={title}>
      <div className="marquee">
        <h1 className="marquee-title">{title}</h1>
        <div className="bulbs" aria-hidden />
      </div>
      <div ref={body} className="cabinet-body">
        <GameScreen
          pictureSize={view.pictureSize}
          playing={playing}
          readsText={live && keys.readsText}
          pointer={pointer}
          describedBy={hintId}
          onPlayer={attachPlayer}
          onField={setField}
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
          {playing && hasKeys && (
            <BlockButton
              className="deck-keys"
              aria-label={toggleWords}
              aria-expanded={padShown}
              onPress={togglePad}
            >
              <Gamepad2 aria-hidden />
              <span className="deck-keys-words">{toggleWords}</span>
            </BlockButton>
          )}
        </div>
        <p id={hintId} className="deck-hint">
          {t(`stage.${hint}`)}
        </p>
        <DeckNotices slow={live && view.way === "stream"} gamepad={gamepad} />
        {padUsed && (
          <TouchPad
            keys={keys}
            send={send}
            onType={() => {
              if (!field.current) return;
              field.current.inputMode = "text";
              field.current.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
    </section>
  );
}
