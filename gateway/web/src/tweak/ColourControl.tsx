import { useId, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { hexOf, paletteColours, type Rgb, rgbOf } from "./colours";
import type { Literal, NumberPart } from "./literals";
import type { TweakCardProps } from "./TweakCard";

interface ColourControlProps {
  title: string;
  parts: readonly NumberPart[];
  literal: Literal;
  onChange: TweakCardProps["onChange"];
}

/** The literal with other numbers; its brackets and spaces stay. */
function withColour(literal: Literal, parts: readonly NumberPart[], colour: Rgb): string {
  let [source, at] = ["", literal.from];
  parts.forEach((part, index) => {
    source += literal.source.slice(at - literal.from, part.from - literal.from) + String(colour[index] ?? 0);
    at = part.to;
  });
  return source + literal.source.slice(at - literal.from);
}

/** A colour, and behind it the colours of the Palace and the way to mix any other. */
export function ColourControl({ title, parts, literal, onChange }: ColourControlProps) {
  const { t } = useTranslation("tweak");
  const [palette] = useState(paletteColours);
  const colour = parts.map(({ value }) => value);
  const hex = hexOf(colour);
  const [pickId, mixId] = [useId(), useId()];
  const [red = 0, green = 0, blue = 0] = colour;
  const take = (chosen: Rgb) => {
    onChange(literal, withColour(literal, parts, chosen));
  };
  return (
    <DialogTrigger>
      <Button className="tweak-colour focus-ring" aria-labelledby={`${pickId} ${mixId}`}>
        <span id={pickId} hidden>
          {t("colour.pick", { title })}
        </span>
        <span className="tweak-swatch" style={{ background: hex }} />
        <span id={mixId} className="tweak-mix">
          {t("colour.mixed", { red, green, blue })}
        </span>
      </Button>
      <Popover placement="bottom start" offset={8} className="max-w-[calc(100vw-1rem)]">
        <Dialog aria-label={t("colour.pick", { title })} className="block-shape tweak-colours">
          <div role="group" aria-label={t("colour.palette")} className="tweak-palette">
            {palette.map(({ name, rgb }) => (
              <Button
                key={name}
                className="tweak-paint focus-ring"
                aria-label={t(`colours.${name}`)}
                aria-pressed={hexOf(rgb) === hex}
                style={{ background: hexOf(rgb) }}
                onPress={() => {
                  take(rgb);
                }}
              />
            ))}
          </div>
          <label className="tweak-own">
            <input
              type="color"
              value={hex}
              onChange={(event) => {
                take(rgbOf(event.target.value));
              }}
            />
            {t("colour.own")}
          </label>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
