import { useEffect, useRef, useState } from "react";

import { gamesCanRun } from "@/api/games";
import { type FirstAnswers, makeGame, type Project } from "@/api/kinds";
import { refusalOf } from "@/api/refusal";
import { waitForGames } from "@/studio/wait-for-games";

import { attemptKey } from "./attempt-key";
import type { Step } from "./steps";
import { type Trouble, troubleOf } from "./trouble";

type Making =
  { phase: "ready"; back: boolean } | { phase: "making" } | { phase: "refused"; trouble: Trouble };

const READY: Making = { phase: "ready", back: false };

/**
 * Makes the game; while the palace is away, waits for it and says when it is back. Whoever leaves the question from which
 * it is made, or the page, does not want it now: what comes of it later is nobody's way on.
 */
export function useMaking(
  step: Step,
  onMade: (project: Project, wanted: boolean) => void,
): {
  making: Making;
  make: (answers: FirstAnswers) => void;
  /** What was refused has been changed. */
  forgive: () => void;
} {
  const [making, setMaking] = useState(READY);
  const [madeAt, setMadeAt] = useState(step);
  const attempt = useRef({ of: "", key: "" });
  /** Ends when nobody waits any more for what was begun last. */
  const wanted = useRef<AbortController>(undefined);
  if (madeAt !== step) {
    setMadeAt(step);
    setMaking(READY);
  }
  useEffect(() => () => wanted.current?.abort(), [step]);

  const refuse = (trouble: Trouble, { signal }: AbortController) => {
    setMaking({ phase: "refused", trouble });
    // The same answers, sent again after no answer came, must not make a second game.
    if (trouble !== "away") {
      attempt.current = { of: "", key: "" };
      return;
    }
    void waitForGames(gamesCanRun, undefined, signal).then((back) => {
      if (back && !signal.aborted) setMaking({ phase: "ready", back: true });
    });
  };

  const make = (answers: FirstAnswers) => {
    wanted.current?.abort();
    const present = new AbortController();
    wanted.current = present;
    const of = JSON.stringify(answers);
    if (attempt.current.of !== of) attempt.current = { of, key: attemptKey() };
    setMaking({ phase: "making" });
    makeGame(answers, attempt.current.key).then(
      (project) => {
        onMade(project, !present.signal.aborted);
      },
      (error: unknown) => {
        if (!present.signal.aborted) refuse(troubleOf(refusalOf(error)), present);
      },
    );
  };

  return {
    making,
    make,
    forgive: () => {
      setMaking((now) => (now.phase === "refused" && now.trouble === "name" ? READY : now));
    },
  };
}
