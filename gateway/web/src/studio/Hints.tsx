import { useTranslation } from "react-i18next";

import type { GameKeys } from "@/player/game-keys";
import { useGamepads } from "@/player/use-gamepads";
import { usePointerLock } from "@/player/use-pointer-lock";
import type { InputEvent } from "@/player/wire";

import type { RunView } from "./game-run";
import { HintNotices } from "./HintNotices";
import { isLive } from "./run-state";

interface HintsProps {
  id: string;
  view: RunView;
  keys: GameKeys;
  send: (events: readonly InputEvent[]) => void;
  /** Whether the keys go to the game. */
  focused: boolean;
}

/** The foot of the cabinet: where the keys and the mouse go, and what is good to know. */
export function Hints({ id, view, keys, send, focused }: HintsProps) {
  const { t } = useTranslation("studio");
  const live = isLive(view.state);
  const playing = view.state.phase === "running";
  const captured = playing && view.pointer.captured;
  const locked = usePointerLock(captured);
  const gamepad = useGamepads(playing, keys, send);
  const hint = captured ? (locked ? "hintSteering" : "hintSteer") : focused ? "hintFocused" : "hintAway";
  return (
    <div className="cabinet-foot">
      <p id={id} className="foot-hint">
        {t(`stage.${live ? hint : "hintIdle"}`)}
      </p>
      <HintNotices slow={live && view.way === "stream"} gamepad={gamepad} />
    </div>
  );
}
