import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Space } from "lucide-react";
import type { PointerEvent } from "react";
import { useTranslation } from "react-i18next";

import type { InputEvent } from "./wire";

const KEYS = [
  { code: "ArrowLeft", name: "left", Icon: ArrowLeft },
  { code: "ArrowDown", name: "down", Icon: ArrowDown },
  { code: "ArrowUp", name: "up", Icon: ArrowUp },
  { code: "ArrowRight", name: "right", Icon: ArrowRight },
  { code: "Space", name: "space", Icon: Space },
] as const;

/** Game keys for fingers: each is down as long as it is held. */
export function TouchKeys({ send }: { send: (events: readonly InputEvent[]) => void }) {
  const { t } = useTranslation();
  const press = (event: PointerEvent<HTMLButtonElement>, code: string) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    send([{ type: "keydown", code }]);
  };
  return (
    <div role="group" aria-label={t("stage.keys")} className="touch-keys">
      {KEYS.map(({ code, name, Icon }) => (
        <button
          key={code}
          type="button"
          // Fingers only: a keyboard has the keys themselves.
          tabIndex={-1}
          aria-label={t(`stage.${name}`)}
          className="block-shape block-button"
          onPointerDown={(event) => {
            press(event, code);
          }}
          onLostPointerCapture={() => {
            send([{ type: "keyup", code }]);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
          }}
        >
          <Icon aria-hidden />
        </button>
      ))}
    </div>
  );
}
