import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { captureInput } from "./capture-input";
import { fitPicture } from "./fit-picture";
import type { PictureSize } from "./picture";
import { Player } from "./player";

/** The size shown before the first picture. */
const USUAL_SIZE: PictureSize = { width: 800, height: 480 };

interface GameScreenProps {
  /** Size of the game's picture; absent before the first. */
  pictureSize: PictureSize | undefined;
  /** Whether there is a game to play. */
  playing: boolean;
  /** Id of the words that explain the keys. */
  describedBy: string;
  /** Receives the player once it exists, and `undefined` when it is gone. */
  onPlayer: (player: Player | undefined) => void;
  onFocusChange: (focused: boolean) => void;
  onLeave: () => void;
  /** What lies over the picture while nothing is played. */
  children?: ReactNode;
}

/** The screen of the cabinet: shows a game's picture in the largest even size that fits, and takes its keys. */
export function GameScreen({
  pictureSize,
  playing,
  describedBy,
  onPlayer,
  onFocusChange,
  onLeave,
  children,
}: GameScreenProps) {
  const { t } = useTranslation();
  const ruler = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const [space, setSpace] = useState<PictureSize>(USUAL_SIZE);
  const game = useRef({ pictureSize, playing, onLeave });
  useLayoutEffect(() => {
    game.current = { pictureSize, playing, onLeave };
  });

  const label = t("stage.game");
  useEffect(() => {
    const player = new Player();
    const { canvas } = player;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", label);
    canvas.setAttribute("aria-describedby", describedBy);
    canvas.addEventListener("focus", () => {
      onFocusChange(true);
    });
    canvas.addEventListener("blur", () => {
      onFocusChange(false);
    });
    const stopCapturing = captureInput(canvas, {
      pictureSize: () => (game.current.playing ? game.current.pictureSize : undefined),
      send: (events) => {
        player.send(events);
      },
      onLeave: () => {
        game.current.onLeave();
      },
    });
    screen.current?.prepend(canvas);
    onPlayer(player);
    return () => {
      onPlayer(undefined);
      stopCapturing();
      player.destroy();
    };
  }, [label, describedBy, onPlayer, onFocusChange]);

  useLayoutEffect(() => {
    const measured = ruler.current;
    if (!measured) return;
    const measure = () => {
      setSpace({ width: measured.clientWidth, height: measured.clientHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => {
      observer.disconnect();
    };
  }, []);

  const fit = fitPicture(pictureSize ?? USUAL_SIZE, space, window.devicePixelRatio);
  return (
    <div className="screen-space">
      <div ref={ruler} className="screen-ruler" aria-hidden />
      <div
        ref={screen}
        className="screen ring-within"
        data-playing={playing}
        data-blank={pictureSize === undefined}
        data-whole={fit.whole}
        style={{ width: fit.width, height: fit.height }}
      >
        {children}
      </div>
    </div>
  );
}
