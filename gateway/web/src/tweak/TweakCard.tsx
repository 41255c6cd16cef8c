import { CornerDownRight, Undo2 } from "lucide-react";
import { useId } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { type Constant, titleOf } from "./constants";
import type { Place } from "./literals";
import { TweakControl } from "./TweakControl";

export interface TweakCardProps {
  constant: Constant;
  /** As it was at first. */
  original: Constant;
  /** Another text for the literal, or for a part of it. */
  onChange: (place: Pick<Place, "from" | "to">, source: string) => void;
  onShowLine: (line: number) => void;
}

const LONGEST_WAS = 14;

function short(source: string): string {
  const line = source.replace(/\s+/g, " ");
  return line.length > LONGEST_WAS ? `${line.slice(0, LONGEST_WAS)}…` : line;
}

/** One constant: what it is called, what it does, its control, its line, and the way back. */
export function TweakCard({ constant, original, onChange, onShowLine }: TweakCardProps) {
  const { t } = useTranslation("tweak");
  const titleId = useId();
  const { name, line, explanation, literal } = constant;
  const title = titleOf(name);
  const changed = literal.source !== original.literal.source;
  const was = short(original.literal.source);
  return (
    <article className="tweak-card card-shape" data-changed={changed} aria-labelledby={titleId}>
      <div className="tweak-head">
        <h4 id={titleId} className="tweak-title">
          {title}
        </h4>
        {changed && (
          <Button
            className="tweak-reset focus-ring"
            aria-label={t(literal.kind === "number" ? "resetLabel" : "resetPlainLabel", { title, was })}
            onPress={() => {
              onChange(literal, original.literal.source);
            }}
          >
            <Undo2 aria-hidden />
            {literal.kind === "number" ? t("reset", { was }) : t("resetPlain")}
          </Button>
        )}
      </div>
      {explanation && <p className="tweak-explanation">{explanation}</p>}
      <TweakControl
        constant={constant}
        original={original}
        title={title}
        titleId={titleId}
        onChange={onChange}
        onShowLine={onShowLine}
      />
      <Button
        className="tweak-line focus-ring"
        aria-label={t("showLine", { title, line })}
        onPress={() => {
          onShowLine(line);
        }}
      >
        <CornerDownRight aria-hidden />
        {t("line", { line })}
      </Button>
    </article>
  );
}
