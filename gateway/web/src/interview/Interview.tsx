import "./interview.css";

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";
import type { OpenProject } from "@/project/use-project";
import { PixelAsks } from "@/wizard/PixelAsks";

import type { QuestionProps } from "./Question";
import { Questions, type QuestionsProps } from "./Questions";

interface InterviewProps
  extends Pick<QuestionProps, "onStage" | "onAnswered" | "onShowLine">, Pick<QuestionsProps, "onDone"> {
  project: OpenProject;
  /** The way to the numbers of the game, where there is one. */
  onTweak?: () => void;
}

/** Pixel asks about the game while it is played, one question at a time. */
export function Interview(props: InterviewProps) {
  const { t, i18n } = useTranslation("interview");
  const { data: kinds, isError } = useQuery(kindsQuery(i18n.language));
  const { project } = props.project;
  // A game that was not made from choices has none to ask about.
  if (!project?.choices) return null;
  if (kinds) {
    const slots = kinds.find(({ id }) => id === project.game_type)?.slots ?? [];
    return <Questions key={project.id} {...props} slots={slots} choices={project.choices} />;
  }
  const waiting = isError ? "away" : "loading";
  return (
    <section className="interview" aria-label={t("label")}>
      <PixelAsks level={2} mood={isError ? "asleep" : "thinking"} question={t(`${waiting}.title`)}>
        {t(`${waiting}.what`)}
      </PixelAsks>
    </section>
  );
}
