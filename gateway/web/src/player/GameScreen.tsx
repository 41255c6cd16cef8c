import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { captureInput } from "./capture-input";
import { fitPicture } from "./fit-picture";
import { passBy } from "./pass-by";
import type { PictureSize } from "./picture";
import { Player } from "./player";
import { createTextField } from "./text-field";
import type { PointerUse } from "./wire";

/** The size shown before the first picture: that of the games that are made of answers, and of every picture of a game. */
const USUAL_SIZE: PictureSize = { width: 768, height: 480 };

interface GameScreenProps {
  /** Size of the game's picture; absent before the first. */
  pictureSize: PictureSize | undefined;
  /** Whether there is a game to play. */
  playing: boolean;
  /** Whether the game reads what is typed. */
  readsText: boolean;
  /** What the game does with the mouse. */
  pointer: PointerUse;
  /** Id of the words that explain the keys. */
  describedBy: string;
  /** Receives the player once it exists, and `undefined` when it is gone. */
  onPlayer: (player: Player | undefined) => void;
  /** Receives the field that text is typed into. */
  onField: (field: HTMLTextAreaElement | undefined) => void;
  onFocusChange: (focused: boolean) => void;
  onLeave: () => void;
  /** What lies over the picture while nothing is played. */
  children?: ReactNode;
}

/** The screen of the cabinet: shows a game's picture in the largest even size that fits, and takes its keys. */
export function GameScreen({
  pictureSize,
  playing,
  readsText,
  pointer,
  describedBy,
  onPlayer,
  onField,
  onFocusChange,
  onLeave,
  children,
}: GameScreenProps) {
  const { t } = useTranslation("studio");
  const ruler = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const [space, setSpace] = useState<PictureSize>(USUAL_SIZE);
  const label = t("stage.game");
  const fieldLabel = t("stage.typeHere");
  const game = useRef({ pictureSize, playing, readsText, pointer, onLeave, label, fieldLabel });
  useLayoutEffect(() => {
    game.current = { pictureSize, playing, readsText, pointer, onLeave, label, fieldLabel };
  });

  useEffect(() => {
    const player = new Player();
    const { canvas } = player;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", game.current.label);
    canvas.setAttribute("aria-describedby", describedBy);
    const field = createTextField(game.current.fieldLabel);
    field.setAttribute("aria-describedby", describedBy);
    canvas.addEventListener("focus", () => {
      if (game.current.readsText) field.focus({ preventScroll: true });
    });
    const stopCapturing = captureInput(canvas, field, {
      pictureSize: () => (game.current.playing ? game.current.pictureSize : undefined),
      pointerUse: () => game.current.pointer,
      onFocusChange,
      send: (events) => {
        player.send(events);
      },
      onLeave: () => {
        game.current.onLeave();
        passBy(canvas);
      },
    });
    screen.current?.prepend(canvas, field);
    onPlayer(player);
    onField(field);
    return () => {
      onPlayer(undefined);
      onField(undefined);
      stopCapturing();
      field.remove();
      player.destroy();
    };
  }, [describedBy, onPlayer, onField, onFocusChange]);

  useEffect(() => {
    // In another language it is the same player, with the same game in it.
    const [canvas, field] = screen.current?.querySelectorAll<HTMLElement>("canvas, textarea") ?? [];
    canvas?.setAttribute("aria-label", label);
    field?.setAttribute("aria-label", fieldLabel);
  }, [label, fieldLabel]);

  useEffect(() => {
    // The focus is with the game already when it turns out what the game reads.
    const [canvas, field] = screen.current?.querySelectorAll<HTMLElement>("canvas, textarea") ?? [];
    const [from, to] = readsText ? [canvas, field] : [field, canvas];
    if (from && from === document.activeElement) to?.focus({ preventScroll: true });
  }, [readsText]);

  useLayoutEffect(() => {
    const measured = ruler.current;
    if (!measured) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = measured;
      // Without any room nothing is seen, as in a window that is being made or put away: the picture keeps its size.
      if (width > 0 && height > 0) setSpace({ width, height });
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
        data-cursor={playing && !pointer.visible ? "hidden" : "shown"}
        style={{ width: fit.width, height: fit.height }}
      >
        {children}
      </div>
    </div>
  );
}
