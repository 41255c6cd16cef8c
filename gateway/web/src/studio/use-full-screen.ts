import { useEffect, useState } from "react";

export interface FullScreen {
  on: boolean;
  toggle: () => void;
}

/**
 * The whole page, of which only the game is then left, fills the screen; absent where the browser cannot do that. It ends
 * where there is something to read beside the game.
 */
export function useFullScreen(toRead: boolean): FullScreen | undefined {
  const [on, setOn] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const turned = () => {
      setOn(document.fullscreenElement !== null);
    };
    document.addEventListener("fullscreenchange", turned);
    return () => {
      document.removeEventListener("fullscreenchange", turned);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  useEffect(() => {
    if (toRead && document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  }, [toRead]);
  if (!document.fullscreenEnabled) return undefined;
  return {
    on,
    toggle: () => {
      const turning = on ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      turning.catch(() => undefined);
    },
  };
}
