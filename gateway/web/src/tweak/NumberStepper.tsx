import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { type Range, rounded, stepOf } from "./range";

interface NumberStepperProps {
  title: string;
  value: number;
  range: Range;
  onChange: (value: number) => void;
}

const MOST = 1e12;

/** A number with a block to make it smaller, one to make it bigger, and a field between them. */
export function NumberStepper({ title, value, range, onChange }: NumberStepperProps) {
  const { t } = useTranslation("tweak");
  const [typed, setTyped] = useState<string>();
  const { smallest, largest, decimals, named } = range;
  const step = stepOf(range);
  const within = (number: number) => {
    const limit = named ? { from: smallest, to: largest } : { from: -MOST, to: MOST };
    return rounded(Math.min(Math.max(number, limit.from), limit.to), decimals);
  };
  const read = (text: string) => {
    const number = Number(text.trim().replace(",", "."));
    return text.trim() !== "" && Number.isFinite(number) ? number : undefined;
  };
  const wanted = read(typed ?? "");
  const beyond = wanted !== undefined && within(wanted) !== rounded(wanted, decimals);
  const change = (number: number) => {
    if (within(number) !== value) onChange(within(number));
  };
  return (
    <>
      <p role="status" className="tweak-bounds">
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
            if (number !== undefined) change(number);
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
