import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";

import type { GameKeys } from "@/player/game-keys";
import { GameScreen } from "@/player/GameScreen";

import { Curtain } from "./Curtain";
import { Hints } from "./Hints";
import { isLive } from "./run-state";
import type { Game } from "./use-game";

interface CabinetProps {
  title: string;
  game: Game;
  keys: GameKeys;
  /** Whether keys for thumbs are shown. */
  padUsed: boolean;
  /** Receives the field that text is typed into. */
  onField: (field: HTMLTextAreaElement | undefined) => void;
  /** Under the title, such as whose game it began as. */
  credit: ReactNode;
}

/** The arcade cabinet: the game's name above, its screen, and what the keys do below. */
export function Cabinet({ title, game, keys, padUsed, onField, credit }: CabinetProps) {
  const { view, canRun, start, attach, send, leave, keysLeft } = game;
  const hintId = useId();
  const [focused, setFocused] = useState(false);
  const noteFocus = useCallback(
    (nowFocused: boolean) => {
      setFocused(nowFocused);
      if (!nowFocused) keysLeft();
    },
    [keysLeft],
  );
  const playing = view.state.phase === "running";
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The pad takes room at the lower edge: the game moves above it.
    if (padUsed) body.current?.scrollIntoView({ block: "nearest" });
  }, [padUsed]);

  return (
    <section className="cabinet" data-phase={view.state.phase} data-pad={padUsed} aria-label={title}>
      <div className="marquee">
        <h1 className="marquee-title">{title}</h1>
        {credit}
        <div className="bulbs" aria-hidden />
      </div>
      <div ref={body} className="cabinet-body">
        <GameScreen
          pictureSize={view.pictureSize}
          playing={playing && !view.paused}
          readsText={isLive(view.state) && keys.readsText}
          pointer={view.pointer}
          describedBy={hintId}
          onPlayer={attach}
          onField={onField}
          onFocusChange={noteFocus}
          onLeave={leave}
        >
          <Curtain
            state={view.state}
            paused={view.paused}
            hasPicture={view.pictureSize !== undefined}
            canStart={canRun}
            onStart={start}
          />
        </GameScreen>
      </div>
      <Hints id={hintId} view={view} keys={keys} send={send} focused={focused} />
    </section>
  );
}
