/** The texts of a project, as they are on the server and in the page. */

import type { Project } from "@/api/projects";

export type Texts = ReadonlyMap<string, string>;

/** The texts of a project, by path; pictures and sounds are none. */
export function textsOf({ files }: Project): Map<string, string> {
  return new Map(files.flatMap(({ path, content }) => (content === null ? [] : [[path, content]])));
}

/** Those of `now` that `before` has not, or has differently. */
export function changedTexts(before: Texts, now: Texts): Map<string, string> {
  return new Map([...now].filter(([path, text]) => before.get(path) !== text));
}

/** Whether two collections hold the same. */
export function sameTexts(one: Texts, other: Texts): boolean {
  return one.size === other.size && changedTexts(one, other).size === 0;
}

/** A project in which these files hold these texts. */
export function withTexts(project: Project, texts: Texts): Project {
  const files = project.files.map((file) => {
    const content = texts.get(file.path);
    return content === undefined ? file : { ...file, content };
  });
  return { ...project, files };
}
