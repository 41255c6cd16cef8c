import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { decimalsOf, type Range, rounded, stepOf } from "./range";

interface NumberStepperProps {
  title: string;
  value: number;
  range: Range;
  /** Receives the number, and how many digits behind its point count. */
  onChange: (value: number, decimals: number) => void;
}

const MOST = 1e12;
/** What is typed may be finer than what steps make of it. */
const MOST_DECIMALS = 6;

/** A number with a block to make it smaller, one to make it bigger, and a field between them. */
export function NumberStepper({ title, value, range, onChange }: NumberStepperProps) {
  const { t } = useTranslation("tweak");
  const [typed, setTyped] = useState<string>();
  const { smallest, largest, decimals, named } = range;
  const step = stepOf(range);
  const within = (number: number, digits = decimals) => {
    const limit = named ? { from: smallest, to: largest } : { from: -MOST, to: MOST };
    return rounded(Math.min(Math.max(number, limit.from), limit.to), digits);
  };
  /** Whole numbers stay whole: a game may count by them. */
  const digitsOf = (text: string) =>
    decimals === 0 ? 0 : Math.min(Math.max(decimals, decimalsOf(text.replace(",", "."))), MOST_DECIMALS);
  const read = (text: string) => {
    const number = Number(text.trim().replace(",", "."));
    return text.trim() !== "" && Number.isFinite(number) ? number : undefined;
  };
  const wanted = read(typed ?? "");
  const beyond = wanted !== undefined && within(wanted) !== rounded(wanted, decimals);
  const broken = wanted !== undefined && decimals === 0 && !Number.isInteger(wanted);
  const change = (number: number, digits = decimals) => {
    if (within(number, digits) !== value) onChange(within(number, digits), digits);
  };
  return (
    <>
      <p role="status" className="tweak-bounds">
        {broken && !beyond && t("whole")}
        {beyond && t("tooMuch", { smallest: named ? smallest : -MOST, largest: named ? largest : MOST })}
      </p>
      <div className="tweak-stepper">
        <BlockButton
          size="small"
          className="is-icon"
          aria-label={t("less", { title })}
          isDisabled={named && value <= smallest}
          onPress={() => {
            change(value - step);
          }}
        >
          <Minus aria-hidden />
        </BlockButton>
        <input
          className="tweak-field is-number"
          inputMode={smallest < 0 ? "text" : "decimal"}
          aria-label={t("number", { title })}
          value={typed ?? value}
          onChange={(event) => {
            const number = read(event.target.value);
            setTyped(event.target.value);
            if (number !== undefined) change(number, digitsOf(event.target.value));
          }}
          onBlur={() => {
            setTyped(undefined);
          }}
          onKeyDown={(event) => {
            const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (event.key === "Enter") setTyped(undefined);
            if (direction === undefined) return;
            event.preventDefault();
            setTyped(undefined);
            change(value + direction * step);
          }}
        />
        <BlockButton
          size="small"
          className="is-icon"
          aria-label={t("more", { title })}
          isDisabled={named && value >= largest}
          onPress={() => {
            change(value + step);
          }}
        >
          <Plus aria-hidden />
        </BlockButton>
      </div>
    </>
  );
}
