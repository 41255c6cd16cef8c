import { useEffect, useRef, useState } from "react";

import { choose, type Project } from "@/api/kinds";
import { loadProject } from "@/api/projects";
import { RefusedError, refusalOf } from "@/api/refusal";
import type { OpenProject } from "@/project/use-project";

import { afterRefusal, type Answering, ASKING } from "./answering";
import { changedLines } from "./changed-lines";

const STALE = 412;

interface How {
  /** Whether the child's own part of the code gives way. */
  overwrite: boolean;
  /** Receives the changed lines once the answer is in the code. */
  onAnswered: (changedLines: number[]) => void;
}

/** Sends the answers to a question, and tells which lines of the code they changed. */
export function useAnswering(
  project: OpenProject,
  slot: string,
): {
  answering: Answering;
  answer: (option: string, how: How) => void;
  /** It is asked anew. */
  startAnew: () => void;
} {
  const [answering, setAnswering] = useState(ASKING);
  const [asked, setAsked] = useState(slot);
  const latest = useRef(project);
  /** Counts answers, so that one that comes late does not speak about the next question. */
  const attempt = useRef(0);
  useEffect(() => {
    latest.current = project;
  });
  if (asked !== slot) {
    setAsked(slot);
    setAnswering(ASKING);
  }
  useEffect(
    () => () => {
      attempt.current += 1;
    },
    [slot],
  );

  const carryOut = async (option: string, overwrite: boolean): Promise<number[]> => {
    await latest.current.flush();
    const { entry, files, adopt } = latest.current;
    const before = files.get(entry) ?? "";
    const changed = await chooseLatest(latest.current, { [slot]: option }, overwrite);
    adopt(changed);
    const after = changed.files.find(({ path }) => path === entry)?.content;
    return after == null ? [] : changedLines(before, after);
  };

  return {
    answering,
    answer: (option, { overwrite, onAnswered }) => {
      const present = (attempt.current += 1);
      const show = (shown: Answering) => {
        if (attempt.current === present) setAnswering(shown);
      };
      show({ phase: "trying", option });
      carryOut(option, overwrite).then(
        (lines) => {
          show({ phase: "answered", option, lines });
          if (lines.length > 0) onAnswered(lines);
        },
        (error: unknown) => {
          const refusal = refusalOf(error);
          latest.current.noteRefusal(refusal);
          show(afterRefusal(option, refusal));
        },
      );
    },
    startAnew: () => {
      attempt.current += 1;
      setAnswering(ASKING);
    },
  };
}

/** Chooses on the revision the page knows; where a save was faster, on the one the server has. */
async function chooseLatest(
  { project }: OpenProject,
  choices: Record<string, string>,
  overwrite: boolean,
): Promise<Project> {
  if (!project) throw new Error("the project is not open");
  const projectId = project.id;
  try {
    return await choose({ projectId, revision: project.revision, choices, overwrite });
  } catch (error) {
    if (!(error instanceof RefusedError) || error.refusal.status !== STALE) throw error;
    const { revision } = await loadProject(projectId);
    return choose({ projectId, revision, choices, overwrite });
  }
}
