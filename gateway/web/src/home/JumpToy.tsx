import { type CSSProperties, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { Pixel } from "@/pixel/Pixel";

const POWER = { least: 4, usual: 10, most: 18 } as const;
/** How high Pixel jumps for each step of power, in CSS pixels. */
const HEIGHT_PX = 5;

/** One number of a game to turn: Pixel jumps as high as it says, and the code says it too. */
export function JumpToy() {
  const { t } = useTranslation("home");
  const id = useId();
  const [power, setPower] = useState<number>(POWER.usual);
  return (
    <div className="toy-scene jump-toy" style={{ "--leap": `${power * HEIGHT_PX}px` } as CSSProperties}>
      <div className="jump-ground" aria-hidden>
        {/* A new number is a new jump. */}
        <div key={power} className="jump-pixel" data-high={power > POWER.usual}>
          <Pixel mood={power > POWER.usual ? "excited" : "hello"} still />
        </div>
      </div>
      <div className="jump-code">
        <code>
          JUMP_POWER = <b>{power}</b>
        </code>
        <label htmlFor={id} className="only-heard">
          {t("can.numbers.slider")}
        </label>
        <input
          id={id}
          type="range"
          min={POWER.least}
          max={POWER.most}
          value={power}
          onChange={({ target }) => {
            setPower(target.valueAsNumber);
          }}
        />
      </div>
    </div>
  );
}
