import { useEffect, useReducer } from "react";

import { answer, type Answer, type Answers } from "./answers";
import { keepAnswers, readAnswers } from "./kept-answers";

/** The answers so far, kept over a reload. */
export function useAnswers(): [Answers, (given: Answer) => void] {
  const [answers, give] = useReducer(answer, undefined, readAnswers);
  useEffect(() => {
    keepAnswers(answers);
  }, [answers]);
  return [answers, give];
}
