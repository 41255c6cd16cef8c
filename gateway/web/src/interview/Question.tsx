import { ArrowLeft, ArrowRight, Wand } from "lucide-react";
import { useRef } from "react";
import type { PressEvent } from "react-aria-components";
import { useTranslation } from "react-i18next";

import type { Slot } from "@/api/kinds";
import { BlockButton } from "@/design/BlockButton";
import type { OpenProject } from "@/project/use-project";
import { roll } from "@/wizard/dice";
import { PixelAsks } from "@/wizard/PixelAsks";

import { type OnStage, reactionTo } from "./answering";
import { CodePeek } from "./CodePeek";
import { handOf } from "./hand";
import { Options } from "./Options";
import { type Choices, presentOption } from "./questions";
import { TakeOrKeep } from "./TakeOrKeep";
import { useAnswering } from "./use-answering";
import { useFocusKept } from "./use-focus-kept";
import { useOptionKeys } from "./use-option-keys";

export interface QuestionProps {
  slot: Slot;
  choices: Choices;
  project: OpenProject;
  /** Where an answer is to be seen. */
  onStage: OnStage;
  /** Lines of the entry file that an answer changed, counted from 1; `byPointer` where no key gave it. */
  onAnswered: (changedLines: number[], byPointer: boolean) => void;
  onShowLine: (line: number) => void;
  /** To the question before; absent at the first. */
  onBack: (() => void) | undefined;
  /** To the next question; this one can be answered later. */
  onNext: () => void;
}

/** One question with its options: an answer shows in the game and in the code at once, and another can be tried. */
export function Question({ slot, choices, project, onStage, onAnswered, ...ways }: QuestionProps) {
  const { t } = useTranslation("interview");
  const { answering, answer, startAnew } = useAnswering(project, slot.id);
  const present = presentOption(slot, choices);
  const given = choices[slot.id] !== undefined;
  const reaction = reactionTo(answering, onStage);
  const busy = answering.phase === "trying";
  const conflict = answering.phase === "conflict" ? answering.option : undefined;
  const give = (option: string | undefined, press?: PressEvent, overwrite = false) => {
    if (busy || option === undefined) return;
    const hand = handOf(press);
    answer(option, {
      overwrite,
      onAnswered: (lines) => {
        onAnswered(lines, hand.isStillThere());
      },
    });
  };
  useOptionKeys(conflict === undefined ? slot.options.length : 0, (index) => {
    give(slot.options[index]?.id);
  });
  const answers = useRef<HTMLDivElement>(null);
  useFocusKept(conflict ?? "", () => {
    const buttons = [...(answers.current?.querySelectorAll("button") ?? [])];
    return buttons.find((button) => button.ariaPressed === "true") ?? buttons[0];
  });

  return (
    <>
      <PixelAsks level={2} mood={reaction.mood} question={slot.label}>
        {t(reaction.words)}
      </PixelAsks>
      <div ref={answers}>
        {conflict === undefined ? (
          <Options
            label={slot.label}
            options={slot.options}
            present={present?.id}
            given={given}
            trying={busy ? answering.option : undefined}
            onOption={give}
          />
        ) : (
          <TakeOrKeep
            onTake={(press) => {
              give(conflict, press, true);
            }}
            onKeep={startAnew}
          />
        )}
      </div>
      <div className="interview-bar">
        {ways.onBack && (
          <BlockButton size="small" onPress={ways.onBack}>
            <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
            {t("back")}
          </BlockButton>
        )}
        <BlockButton
          size="small"
          onPress={(press) => {
            give(roll(slot.options, present)?.id, press);
          }}
        >
          <Wand aria-hidden />
          {t("surprise")}
        </BlockButton>
        <BlockButton
          size="small"
          look={given ? "strong" : "plain"}
          className="interview-next"
          onPress={ways.onNext}
        >
          {given ? t("next") : t("later")}
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        </BlockButton>
      </div>
      {answering.phase === "answered" && (
        <CodePeek
          code={project.files.get(project.entry) ?? ""}
          changed={answering.lines}
          onShowLine={ways.onShowLine}
        />
      )}
    </>
  );
}
