import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Keyboard } from "lucide-react";
import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type Direction, DIRECTIONS, type GameKeys, MOST_BUTTONS } from "./game-keys";
import { HeldKeys } from "./held-keys";
import { padDirections } from "./pad-directions";
import { useKeyName } from "./use-key-name";
import type { InputEvent } from "./wire";

const ICONS = { left: ArrowLeft, right: ArrowRight, up: ArrowUp, down: ArrowDown };

interface TouchPadProps {
  keys: GameKeys;
  send: (events: readonly InputEvent[]) => void;
  /** Brings up the keyboard of a telephone. */
  onType: () => void;
}

/** The game's keys for thumbs: a cross that thumbs slide on, and buttons; each finger holds what lies under it. */
export function TouchPad({ keys, send, onType }: TouchPadProps) {
  const { t } = useTranslation("studio");
  const nameOf = useKeyName();
  const held = useMemo(() => new HeldKeys(send), [send]);
  const fingers = useRef(new Map<number, readonly string[]>());
  const [down, setDown] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const hands = fingers.current;
    return () => {
      hands.clear();
      held.release();
    };
  }, [held]);

  const touch = (pointerId: number, codes: readonly string[]) => {
    if (codes.length > 0) fingers.current.set(pointerId, codes);
    else fingers.current.delete(pointerId);
    const all = new Set([...fingers.current.values()].flat());
    held.hold(all);
    setDown(all);
  };
  const press = (event: PointerEvent, codes: readonly string[]) => {
    // The focus stays with the game, and nothing on the page is selected.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    touch(event.pointerId, codes);
  };
  const codesAt = (event: PointerEvent): string[] => {
    const box = event.currentTarget.getBoundingClientRect();
    const right = ((event.clientX - box.left) / box.width) * 2 - 1;
    const below = ((event.clientY - box.top) / box.height) * 2 - 1;
    return padDirections(right, below).flatMap((direction) => keys.directions[direction] ?? []);
  };
  const lift = (event: PointerEvent) => {
    touch(event.pointerId, []);
  };
  const ofStage = [
    { code: keys.start, words: t("stage.pad.start") },
    { code: keys.rest, words: t("stage.pad.rest") },
  ].flatMap(({ code, words }) => (code === undefined ? [] : [{ code, words }]));
  const buttons = [
    ...keys.buttons
      .slice(0, MOST_BUTTONS - ofStage.length - Number(keys.readsText))
      .map((code) => ({ code, words: captionOf(keys.actions[code]) ?? nameOf(code) })),
    ...ofStage,
  ];
  const used = DIRECTIONS.filter((direction) => keys.directions[direction] !== undefined);

  return (
    <div role="group" aria-label={t("stage.pad.label")} className="pad">
      {used.length > 0 && (
        <div
          role="group"
          aria-label={t("stage.pad.move")}
          className="pad-cross"
          data-flat={!used.includes("up") && !used.includes("down")}
          onPointerDown={(event) => {
            press(event, codesAt(event));
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) {
              touch(event.pointerId, codesAt(event));
            }
          }}
          onLostPointerCapture={lift}
        >
          {used.map((direction) => (
            <Arm key={direction} direction={direction} down={down.has(keys.directions[direction] ?? "")} />
          ))}
        </div>
      )}
      <div className="pad-buttons" data-single={buttons.length < 2 && !keys.readsText}>
        {buttons.map(({ code, words }) => (
          <button
            key={code}
            type="button"
            // Fingers only: a keyboard has the keys themselves.
            tabIndex={-1}
            className="block-shape block-button pad-button"
            data-down={down.has(code)}
            onPointerDown={(event) => {
              press(event, [code]);
            }}
            onLostPointerCapture={lift}
            onContextMenu={(event) => {
              event.preventDefault();
            }}
          >
            {words}
          </button>
        ))}
        {keys.readsText && (
          <button
            type="button"
            tabIndex={-1}
            className="block-shape block-button pad-button"
            onClick={onType}
          >
            <Keyboard aria-hidden />
            {t("stage.pad.type")}
          </button>
        )}
      </div>
    </div>
  );
}

/** What the code calls an action, as a caption: `wall_jump` is "Wall jump". */
function captionOf(action: string | undefined): string | undefined {
  const words = action?.replaceAll("_", " ").trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : undefined;
}

function Arm({ direction, down }: { direction: Direction; down: boolean }) {
  const { t } = useTranslation("studio");
  const Icon = ICONS[direction];
  return (
    <span
      role="img"
      aria-label={t(`stage.pad.${direction}`)}
      className="pad-arm"
      data-direction={direction}
      data-down={down}
    >
      <Icon aria-hidden />
    </span>
  );
}
