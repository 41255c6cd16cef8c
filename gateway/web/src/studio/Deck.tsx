import { Gamepad2, Play, Square } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import type { GameKeys } from "@/player/game-keys";
import { TouchPad } from "@/player/TouchPad";
import { useGamepads } from "@/player/use-gamepads";
import { usePointerLock } from "@/player/use-pointer-lock";
import type { InputEvent } from "@/player/wire";
import { SoundControls } from "@/sound/SoundControls";

import { DeckNotices } from "./DeckNotices";
import type { GameRun, RunView } from "./game-run";
import { isLive } from "./run-state";

interface DeckProps {
  run: GameRun;
  view: RunView;
  keys: GameKeys;
  /** The touch pad; absent where the game has no keys for it. */
  pad: { shown: boolean; toggle: () => void } | undefined;
  hintId: string;
  /** Whether the keys go to the game. */
  focused: boolean;
  canRun: boolean;
  onRun: () => void;
  onStop: () => void;
  onType: () => void;
}

/** The lower part of the cabinet: Run and Stop, what the keys do, and keys for thumbs. */
export function Deck({ run, view, keys, pad, hintId, focused, canRun, onRun, onStop, onType }: DeckProps) {
  const { t } = useTranslation();
  const live = isLive(view.state);
  const playing = view.state.phase === "running";
  const captured = playing && view.pointer.captured;
  const send = useCallback(
    (events: readonly InputEvent[]) => {
      run.send(events);
    },
    [run],
  );
  const locked = usePointerLock(captured);
  const gamepad = useGamepads(playing, keys, send);
  const hint = captured ? (locked ? "hintSteering" : "hintSteer") : focused ? "hintFocused" : "hintAway";

  return (
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
        {playing && pad && <PadToggle {...pad} />}
      </div>
      <SoundControls />
      <p id={hintId} className="deck-hint">
        {t(`stage.${live ? hint : "hintIdle"}`)}
      </p>
      <DeckNotices slow={live && view.way === "stream"} gamepad={gamepad} />
      {playing && pad?.shown && <TouchPad keys={keys} send={send} onType={onType} />}
    </div>
  );
}

function PadToggle({ shown, toggle }: { shown: boolean; toggle: () => void }) {
  const { t } = useTranslation();
  const words = t(`stage.pad.${shown ? "hide" : "show"}`);
  return (
    <BlockButton className="deck-keys" aria-label={words} aria-expanded={shown} onPress={toggle}>
      <Gamepad2 aria-hidden />
      <span className="deck-keys-words">{words}</span>
    </BlockButton>
  );
}
