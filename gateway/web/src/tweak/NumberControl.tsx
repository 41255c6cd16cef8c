import { useState } from "react";

import { NumberStepper } from "./NumberStepper";
import { type Range, rounded } from "./range";

interface NumberControlProps {
  title: string;
  titleId: string;
  value: number;
  range: Range;
  /** Receives the number, and how many digits behind its point count. */
  onChange: (value: number, decimals: number) => void;
}

/** A slider for trying things out, and blocks and a field for exact numbers. */
export function NumberControl({ title, titleId, value, range, onChange }: NumberControlProps) {
  const { smallest, largest, decimals } = range;
  const [held, setHeld] = useState<[from: number, to: number]>();
  const [from, to] = held ?? [Math.min(smallest, value), Math.max(largest, value)];
  /** While the slider is dragged its ends stay where they are: it would run away from the finger. */
  const hold = () => {
    setHeld([from, to]);
    const letGo = new AbortController();
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(
        end,
        () => {
          letGo.abort();
          setHeld(undefined);
        },
        { signal: letGo.signal },
      );
    }
  };
  return (
    <div className="tweak-number">
      <input
        type="range"
        className="tweak-slider"
        aria-labelledby={titleId}
        min={from}
        max={to}
        step={10 ** -decimals}
        value={value}
        style={{ "--filled": to === from ? 0 : (value - from) / (to - from) } as React.CSSProperties}
        onPointerDown={hold}
        onChange={(event) => {
          onChange(rounded(event.target.valueAsNumber, decimals), decimals);
        }}
      />
      <div className="tweak-ends" aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <NumberStepper title={title} value={value} range={range} onChange={onChange} />
    </div>
  );
}
