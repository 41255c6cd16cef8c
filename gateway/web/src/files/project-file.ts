/** What a file of a project is for, and how a program uses it. */

import type { Schemas } from "@/api/client";
import { writeText } from "@/tweak/python-text";

export type ProjectFile = Schemas["ShownFile"];
export type FileKind = "picture" | "sound" | "python" | "text";

export function kindOf({ media_type, path }: Pick<ProjectFile, "media_type" | "path">): FileKind {
  if (media_type.startsWith("image/")) return "picture";
  if (media_type.startsWith("audio/")) return "sound";
  return path.endsWith(".py") ? "python" : "text";
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** What stands behind the last dot, with it. */
export function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? "";
}

export function withoutEnding(name: string): string {
  return name.replace(/\.[^./]+$/, "");
}

/** The Python that loads a file by its name. */
export function snippetFor(file: Pick<ProjectFile, "media_type" | "path">): string {
  const path = writeText(file.path);
  switch (kindOf(file)) {
    case "picture":
      return `pygame.image.load(${path})`;
    case "sound":
      return `pygame.mixer.Sound(${path})`;
    case "python":
      return `import ${withoutEnding(file.path).replaceAll("/", ".")}`;
    case "text":
      return `open(${path}).read()`;
  }
}
