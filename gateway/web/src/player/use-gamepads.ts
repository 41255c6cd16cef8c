import { useEffect, useState } from "react";

import type { GameKeys } from "./game-keys";
import { keysOfGamepad } from "./gamepad";
import { HeldKeys } from "./held-keys";
import type { InputEvent } from "./wire";

/** Some browsers have gamepads only on secure addresses. */
const connectedPads = () =>
  "getGamepads" in navigator ? navigator.getGamepads().filter((pad) => pad !== null) : [];

/** Plays the game by gamepads while it runs. Answers whether one is connected. */
export function useGamepads(
  playing: boolean,
  keys: GameKeys,
  send: (events: readonly InputEvent[]) => void,
): boolean {
  const [connected, setConnected] = useState(() => connectedPads().length > 0);

  useEffect(() => {
    const count = () => {
      setConnected(connectedPads().length > 0);
    };
    window.addEventListener("gamepadconnected", count);
    window.addEventListener("gamepaddisconnected", count);
    return () => {
      window.removeEventListener("gamepadconnected", count);
      window.removeEventListener("gamepaddisconnected", count);
    };
  }, []);

  useEffect(() => {
    if (!playing || !connected) return;
    const held = new HeldKeys(send);
    let frame = 0;
    // Gamepads tell nothing: they are asked, once a frame.
    const ask = () => {
      frame = requestAnimationFrame(ask);
      held.hold(new Set(connectedPads().flatMap((pad, order) => [...keysOfGamepad(pad, keys, order)])));
    };
    ask();
    const leave = () => {
      if (document.hidden) held.release();
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("visibilitychange", leave);
      held.release();
    };
  }, [playing, connected, keys, send]);

  return connected;
}
