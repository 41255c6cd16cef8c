import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";

import { hasKeys, keysOfGame } from "@/player/game-keys";
import { GameScreen } from "@/player/GameScreen";
import type { Player } from "@/player/player";
import { useTouchPad } from "@/player/use-touch-pad";

import { Curtain } from "./Curtain";
import { Deck } from "./Deck";
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
  const hintId = useId();
  const [focused, setFocused] = useState(false);
  const playing = view.state.phase === "running";
  const keys = useMemo(() => keysOfGame(view.code), [view.code]);
  const field = useRef<HTMLTextAreaElement>(undefined);
  const setField = useCallback((created: HTMLTextAreaElement | undefined) => {
    field.current = created;
  }, []);
  const [padShown, togglePad] = useTouchPad();
  const padUsed = playing && padShown && hasKeys(keys);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The pad takes room at the lower edge: the game moves above it.
    if (padUsed) body.current?.scrollIntoView({ block: "nearest" });
  }, [padUsed]);
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
          readsText={isLive(view.state) && keys.readsText}
          pointer={view.pointer}
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
      <Deck
        run={run}
        view={view}
        keys={keys}
        pad={hasKeys(keys) ? { shown: padShown, toggle: togglePad } : undefined}
        hintId={hintId}
        focused={focused}
        canRun={canRun}
        onRun={onRun}
        onStop={onStop}
        onType={() => {
          if (!field.current) return;
          field.current.inputMode = "text";
          field.current.focus({ preventScroll: true });
        }}
      />
    </section>
  );
}
