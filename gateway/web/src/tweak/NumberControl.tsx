import { NumberStepper } from "./NumberStepper";
import { type Range, rounded } from "./range";

interface NumberControlProps {
  title: string;
  titleId: string;
  value: number;
  range: Range;
  onChange: (value: number) => void;
}

/** A slider for trying things out, and blocks and a field for exact numbers. */
export function NumberControl({ title, titleId, value, range, onChange }: NumberControlProps) {
  const { smallest, largest, decimals } = range;
  const [from, to] = [Math.min(smallest, value), Math.max(largest, value)];
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
        onChange={(event) => {
          onChange(rounded(event.target.valueAsNumber, decimals));
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
