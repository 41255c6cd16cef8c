import { Switch } from "@/design/Switch";

import { ColourControl } from "./ColourControl";
import { isShownAsColour } from "./constants";
import { DrawingControl } from "./DrawingControl";
import { NumberControl } from "./NumberControl";
import { NumberStepper } from "./NumberStepper";
import { rangeOf, writeNumber } from "./range";
import { TextControl } from "./TextControl";
import type { TweakCardProps } from "./TweakCard";
import { useTranslation } from "react-i18next";

interface TweakControlProps extends TweakCardProps {
  title: string;
  titleId: string;
}

/** What fits the value: a slider, a lever, a field, colours, or the way to the code. */
export function TweakControl(props: TweakControlProps) {
  const { t } = useTranslation("tweak");
  const { constant, original, title, titleId, onChange, onShowLine } = props;
  const { literal, range, line } = constant;
  const first = original.literal;
  switch (literal.kind) {
    case "number": {
      const { part } = literal;
      const bounds = rangeOf(first.kind === "number" ? first.part : part, range);
      return (
        <NumberControl
          title={title}
          titleId={titleId}
          value={part.value}
          range={bounds}
          onChange={(value, decimals) => {
            onChange(part, writeNumber(value, { float: part.float, decimals }));
          }}
        />
      );
    }
    case "switch":
      return (
        <Switch
          aria-label={title}
          isSelected={literal.value}
          onChange={(on) => {
            onChange(literal, on ? "True" : "False");
          }}
        >
          {t(literal.value ? "on" : "off")}
        </Switch>
      );
    case "text":
      return <TextControl title={title} literal={literal} onChange={onChange} />;
    case "numbers":
      if (isShownAsColour(constant, original))
        return <ColourControl title={title} parts={literal.parts} literal={literal} onChange={onChange} />;
      return (
        <div className="tweak-numbers" role="group" aria-labelledby={titleId}>
          {literal.parts.map((part, index) => {
            const bounds = rangeOf(part, range);
            return (
              <NumberStepper
                key={`${index} of ${literal.parts.length}`}
                title={t("part", { title, place: index + 1 })}
                value={part.value}
                range={bounds}
                onChange={(value, decimals) => {
                  onChange(part, writeNumber(value, { float: part.float, decimals }));
                }}
              />
            );
          })}
        </div>
      );
    case "drawing":
      return <DrawingControl rows={literal.rows} line={line} onShowLine={onShowLine} />;
  }
}
