import { useEffect, useMemo, useState } from "react";

import { type CheckedCode, checkCode } from "@/api/games";
import type { CodeProblem } from "@/editor/diagnostics";
import { useNoteWords } from "@/output/use-note-words";

import { foundIn, pythonFiles } from "./code-check";

/** Long enough to finish a word in peace. */
const CHECK_DELAY_MS = 700;
const NOTHING: readonly CodeProblem[] = [];

interface Checked {
  /** What was read: an answer about other code than that on the page would point at the wrong words. */
  code: string;
  answer: CheckedCode;
}

/**
 * What the Palace finds in a file while it is written, by the check that every run begins with. Where it cannot be asked,
 * nothing is found: the editor's own look at the code goes on.
 */
export function useCodeCheck(
  files: ReadonlyMap<string, string>,
  entry: string,
  path: string,
  wanted: boolean,
): readonly CodeProblem[] {
  const say = useNoteWords();
  const [checked, setChecked] = useState<Checked>();
  // As one text: saving makes the list of files anew, and changes nothing in them.
  const code = useMemo(() => JSON.stringify(pythonFiles(files)), [files]);
  useEffect(() => {
    if (!wanted) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      checkCode(JSON.parse(code) as ReturnType<typeof pythonFiles>, entry, gone.signal).then(
        (answer) => {
          setChecked({ code, answer });
        },
        () => undefined,
      );
    }, CHECK_DELAY_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [code, entry, wanted]);
  return useMemo(
    () => (checked?.code === code ? foundIn(checked.answer, path, say) : NOTHING),
    [checked, code, path, say],
  );
}
