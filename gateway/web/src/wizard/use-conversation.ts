import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import type { Kind } from "@/api/kinds";

import { type Answer, type Answers, LONGEST_NAME, nameOf, themeOf } from "./answers";
import { roll } from "./dice";
import { forgetAnswers } from "./kept-answers";
import { prepareToPlay } from "./prepare-to-play";
import { type Deed, type Reaction, reactionTo } from "./reaction";
import type { Place, Step } from "./steps";
import { surprise } from "./surprise";
import { nameProblem } from "./trouble";
import { useAnswers } from "./use-answers";
import { useMaking } from "./use-making";
import { useWizardSteps } from "./use-wizard-steps";

/** What was done at a question since it was asked. */
interface Moment {
  step: Step;
  deed: Deed;
  missing: boolean;
}

export interface ConversationView {
  place: Place;
  answers: Answers;
  /** The kind that is chosen, also while its question is asked. */
  kind: Kind | undefined;
  name: string;
  reaction: Reaction;
  nameProblem: "empty" | "long" | "other" | undefined;
  full: boolean;
  busy: boolean;
}

export interface ConversationActions {
  choose: (id: string) => void;
  type: (name: string) => void;
  rollName: () => void;
  surprise: () => void;
  /** On to the next question, or to the game. */
  next: () => void;
  back: () => void;
}

/** The wizard's memory and will: what is asked, what was answered, and what becomes of it. */
export function useConversation(kinds: readonly Kind[]): ConversationView & ConversationActions {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [answers, give] = useAnswers();
  const { place, go, back } = useWizardSteps(useSearch({ from: "/new" }), kinds);
  const { step } = place;
  const [latest, setLatest] = useState<Moment>();
  const { deed, missing } = latest?.step === step ? latest : { deed: "nothing" as const, missing: false };
  const did = (done: Deed, at = step) => {
    setLatest({ step: at, deed: done, missing: false });
    forgive();
  };
  const { making, make, forgive } = useMaking(step, ({ id }, wanted) => {
    if (!wanted) {
      void queries.invalidateQueries({ queryKey: ["projects"] });
      return;
    }
    forgetAnswers();
    // Lists of games that were shown before do not have this one.
    queries.removeQueries({ queryKey: ["projects"] });
    void navigate({
      to: "/game/$projectId",
      params: { projectId: id },
      search: { play: true },
      replace: true,
    });
  });

  const kind = place.step === "kind" ? kinds.find(({ id }) => id === answers.kind) : place.kind;
  const addressed = place.step === "name" ? place.theme?.id : undefined;
  useEffect(() => {
    // Who comes by a link has answered with it.
    if (kind && answers.kind !== kind.id) give({ type: "kind", kind: kind.id });
    if (kind && addressed !== undefined && themeOf(answers, kind)?.id !== addressed) {
      give({ type: "theme", kind: kind.id, theme: addressed });
    }
  }, [kind, addressed, answers, give]);

  const name = kind ? nameOf(answers, kind) : "";
  const refused = making.phase === "refused" ? making.trouble : undefined;
  const toldMaking = making.phase === "ready" ? (making.back ? "back" : "ready") : (refused ?? "making");

  const answer = (given: Answer, done: Deed) => {
    prepareToPlay();
    give(given);
    did(done);
  };
  const finish = (made: Kind) => {
    if (name.trim() === "") setLatest({ step, deed, missing: true });
    else make({ kind: made.id, theme: addressed, name: name.trim() });
  };

  return {
    place,
    answers,
    kind,
    name,
    reaction: reactionTo({ step, kindChosen: kind !== undefined, missing, deed, making: toldMaking }),
    nameProblem:
      step === "name" && (missing || refused === "name") ? nameProblem(name, LONGEST_NAME) : undefined,
    full: refused === "full",
    busy: making.phase === "making",
    choose: (id) => {
      if (place.step === "kind") answer({ type: "kind", kind: id }, "chose");
      else answer({ type: "theme", kind: place.kind.id, theme: id }, "chose");
    },
    type: (typed) => {
      answer({ type: "typed", name: typed }, "typed");
    },
    rollName: () => {
      if (!kind) return;
      const rolled = roll(kind.names, name) ?? kind.default_name;
      const rolls = typeof deed === "object" ? deed.rolled + 1 : 0;
      answer({ type: "rolled", kind: kind.id, name: rolled }, { rolled: rolls });
    },
    surprise: () => {
      prepareToPlay();
      const chosen = surprise(kinds, place.step === "kind" ? undefined : place.kind, answers.kind);
      for (const each of chosen) give(each);
      const search = Object.assign({}, ...chosen.map(searchOf)) as { kind?: string; theme?: string };
      did("surprised", "name");
      go(search);
    },
    next: () => {
      if (making.phase === "making") return;
      if (!kind) setLatest({ step, deed, missing: true });
      else if (place.step === "kind") go({ kind: kind.id });
      else if (place.step === "theme") go({ kind: kind.id, theme: themeOf(answers, kind)?.id ?? "" });
      else finish(kind);
    },
    back,
  };
}

function searchOf(answer: Answer): { kind?: string; theme?: string } {
  switch (answer.type) {
    case "kind":
      return { kind: answer.kind };
    case "theme":
      return { theme: answer.theme };
    case "rolled":
    case "typed":
      return {};
  }
}
