/** What the Palace finds in code that does not run yet, for the editor. */

import type { CheckedCode } from "@/api/games";
import type { CodeProblem } from "@/editor/diagnostics";
import type { Note } from "@/output/use-note-words";

/** The Python files among all texts of a game: nothing else is read. */
export function pythonFiles(files: ReadonlyMap<string, string>): { path: string; content: string }[] {
  return [...files].filter(([path]) => path.endsWith(".py")).map(([path, content]) => ({ path, content }));
}

/** What was found in one file, mistakes first; `say` puts it into words. */
export function foundIn(
  { errors, warnings }: CheckedCode,
  path: string,
  say: (note: Note) => string,
): CodeProblem[] {
  const of = (kind: CodeProblem["kind"], found: CheckedCode["errors"]) =>
    found
      .filter((place) => place.path === path)
      .map((place): CodeProblem => ({ kind, line: place.line, column: place.column, message: say(place) }));
  return [...of("problem", errors), ...of("advice", warnings)];
}

/** What the last run said, and what was found since that it did not say. */
export function withFound(said: readonly CodeProblem[], found: readonly CodeProblem[]): CodeProblem[] {
  const isNew = ({ line, message }: CodeProblem) =>
    !said.some((known) => known.line === line && known.message === message);
  return [...said, ...found.filter(isNew)];
}
