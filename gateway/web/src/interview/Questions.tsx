import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Slot } from "@/api/kinds";
import { ProgressBlocks } from "@/design/ProgressBlocks";

import { Ending } from "./Ending";
import { Question, type QuestionProps } from "./Question";
import { type Choices, countOpen, firstOpen } from "./questions";
import { useFocusKept } from "./use-focus-kept";

export interface QuestionsProps extends Omit<QuestionProps, "slot" | "onBack" | "onNext"> {
  slots: readonly Slot[];
  choices: Choices;
  /** The last question is behind, and none is open. */
  onDone: () => void;
  onTweak?: () => void;
}

/** The questions of a game, one after the other and back again; the end is not the last word. */
export function Questions({ slots, choices, onDone, onTweak, ...rest }: QuestionsProps) {
  const { t } = useTranslation("interview");
  const room = useRef<HTMLElement>(null);
  const [at, setAt] = useState(() => firstOpen(slots, choices));
  const [moved, setMoved] = useState(false);
  const slot = slots[at];
  const progress = t("progress", { number: Math.min(at + 1, slots.length), count: slots.length });
  const go = (to: number) => {
    setAt(to);
    setMoved(true);
  };
  // The last answer may still be on its way when the end is reached.
  const done = moved && slot === undefined && countOpen(slots, choices) === 0;
  const tellDone = useEffectEvent(onDone);
  useEffect(() => {
    if (done) tellDone();
  }, [done]);
  // The way that was pressed may not lead on from here: there is none back from the first question.
  useFocusKept(at, () => room.current?.querySelector<HTMLElement>("h2"));

  return (
    <section ref={room} className="interview" aria-label={t("label")}>
      <ProgressBlocks label={progress} done={at} total={slots.length} />
      {/* The focus stays on the button: that there is another question would not be heard. */}
      <p className="only-heard" aria-live="polite">
        {moved && (slot ? `${progress}: ${slot.label}` : t("end.title"))}
      </p>
      {slot ? (
        <Question
          {...rest}
          slot={slot}
          choices={choices}
          onBack={
            at > 0
              ? () => {
                  go(at - 1);
                }
              : undefined
          }
          onNext={() => {
            go(at + 1);
          }}
        />
      ) : (
        <Ending
          open={countOpen(slots, choices)}
          onMore={() => {
            go(firstOpen(slots, choices));
          }}
          onBack={
            slots.length > 0
              ? () => {
                  go(slots.length - 1);
                }
              : undefined
          }
          onTweak={onTweak}
        />
      )}
    </section>
  );
}
