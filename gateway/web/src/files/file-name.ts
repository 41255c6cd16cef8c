/** Names for files that work on every computer a game may be taken to. */

import type { Project } from "@/api/projects";
import { writeText } from "@/tweak/python-text";

import { endingOf, folderOf, withoutEnding } from "./project-file";

/** What some system, or the project, does not allow in a name. */
// eslint-disable-next-line no-control-regex
const UNFIT = /[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]/g;
const DEVICE = /^(?:con|prn|aux|nul)$/i;
const LONGEST = 60;

/** The name as it can be kept: without signs that some computers do not take. Empty where nothing is left. */
export function fitName(name: string): string {
  const clean = name
    .normalize("NFC")
    .replace(UNFIT, "")
    .replace(/\s+/g, "_")
    .replace(/^[._]+/, "")
    .replace(/[._]+$/, "");
  const short = Array.from(withoutEnding(clean)).slice(0, LONGEST).join("");
  if (short === "") return "";
  return (DEVICE.test(short) ? `my_${short}` : short) + endingOf(clean);
}

/** The name under which a file is kept: pictures of other kinds become PNG. */
export function keptName(name: string): string {
  return name.replace(/\.(?:gif|webp|bmp)$/i, ".png");
}

/** Where a new file lies: in the folder for its kind, beside no other of its name. */
export function freePath(folder: string, name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((path) => path.toLowerCase()));
  const [stem, ending] = [withoutEnding(name), endingOf(name)];
  for (let count = 1; ; count += 1) {
    const path = `${folder}${stem}${count === 1 ? "" : `_${count}`}${ending}`;
    if (!used.has(path.toLowerCase())) return path;
  }
}

/** The path with another name; the folder and the ending stay. */
export function renamed(path: string, name: string): string | undefined {
  const fit = fitName(name);
  const stem = fit.toLowerCase().endsWith(endingOf(path)) ? withoutEnding(fit) : fit.replaceAll(".", "_");
  return stem === "" ? undefined : folderOf(path) + stem + endingOf(path);
}

/** A program with every mention of one path, in quotes of either kind, replaced by another. */
export function withPath(code: string, from: string, to: string): string {
  const mentions = ['"', "'"].flatMap((quote) => [
    { mention: quote + from + quote, quote },
    { mention: writeText(from, quote), quote },
  ]);
  return mentions.reduce(
    (text, { mention, quote }) => text.replaceAll(mention, () => writeText(to, quote)),
    code,
  );
}

/** The programs of a project that mention a path, as they are once the file has another. */
export function followed(
  { files }: Pick<Project, "files">,
  from: string,
  to: string,
): { path: string; content: string }[] {
  return files.flatMap(({ path, content }) => {
    if (content === null || !path.endsWith(".py")) return [];
    const changed = withPath(content, from, to);
    return changed === content ? [] : [{ path: path === from ? to : path, content: changed }];
  });
}
