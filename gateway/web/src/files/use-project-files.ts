import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useRefusalWords } from "@/account/use-refusal-words";
import { changeFiles, fetchFile, putFile } from "@/api/project-files";
import type { Project } from "@/api/projects";
import { refusalOf } from "@/api/refusal";
import { showToast } from "@/design/toasts";
import type { OpenProject } from "@/project/use-project";

import { fitName, followed, freePath, keptName, renamed } from "./file-name";
import { fitForGame, fitForPlace, type Size } from "./fit-picture";
import { endingOf, kindOf, nameOf, type ProjectFile } from "./project-file";

/** Refusals with words of their own. */
const TOLD = ["payload_too_large", "unknown_file_type", "no_answer", "precondition_failed"] as const;
const FOLDERS = { "image/": "art/", "audio/": "sounds/" } as const;

/** A file that was deleted, to put it back. */
export interface GoneFile {
  path: string;
  content: Blob;
}

export interface FileActions {
  /** What is being sent. */
  busy: boolean;
  /** How often the bytes at a path have changed in this window. */
  versions: ReadonlyMap<string, number>;
  add: (files: readonly File[]) => Promise<void>;
  replace: (file: ProjectFile, by: File, place: Size | undefined) => Promise<void>;
  rename: (file: ProjectFile, name: string) => Promise<void>;
  remove: (file: ProjectFile) => Promise<void>;
  /** What was deleted here and has not come back. */
  gone: readonly GoneFile[];
  bringBack: (file: GoneFile) => Promise<void>;
}

/** What can be done with the files of the open project. `onChanged` is told when a running game is out of date. */
export function useProjectFiles(open: OpenProject, onChanged: () => void): FileActions {
  const { t } = useTranslation("files");
  const refusalWords = useRefusalWords();
  const [underWay, setUnderWay] = useState(0);
  const [versions, setVersions] = useState<ReadonlyMap<string, number>>(new Map());
  const [gone, setGone] = useState<readonly GoneFile[]>([]);
  // There are two ways back, of which the message's is still there when the other was taken.
  const [returned] = useState(() => new WeakSet<GoneFile>());
  const { project } = open;

  const tell = (error: unknown, name: string) => {
    const refusal = refusalOf(error);
    const told = TOLD.find((each) => each === refusal.code);
    const { what, advice } = refusalWords(refusal);
    // What does not fit, the Palace alone can say.
    const detail = refusal.code === "invalid_request" ? refusal.detail : `${what} ${advice}`;
    showToast({ words: told ? t(`refused.${told}`, { name }) : t("refused.other", { name, detail }) });
  };
  /** Does one thing with the newest project; says so where it cannot be done. */
  const act = async (name: string, work: (project: Project) => Promise<Project>) => {
    if (!project) return false;
    setUnderWay((count) => count + 1);
    try {
      await open.flush();
      open.adopt(await work(project));
      onChanged();
      return true;
    } catch (error) {
      open.noteRefusal(refusalOf(error));
      tell(error, name);
      return false;
    } finally {
      setUnderWay((count) => count - 1);
    }
  };
  const noteNewBytes = (path: string) => {
    setVersions((known) => new Map(known).set(path, (known.get(path) ?? 0) + 1));
  };
  const putBack = async (path: string, content: Blob) => {
    const done = await act(nameOf(path), async ({ id }) => (await putFile(id, path, content)).project);
    noteNewBytes(path);
    return done;
  };
  const bringBack = async (file: GoneFile) => {
    if (returned.has(file)) return;
    returned.add(file);
    if (await putBack(file.path, file.content)) setGone((known) => known.filter((each) => each !== file));
    else returned.delete(file);
  };

  return {
    busy: underWay > 0,
    versions,
    gone,
    bringBack,
    add: async (files) => {
      const taken = new Set(project?.files.map(({ path }) => path));
      for (const file of files) {
        const folder = Object.entries(FOLDERS).find(([type]) => file.type.startsWith(type))?.[1] ?? "";
        const path = freePath(folder, keptName(fitName(file.name) || `file${endingOf(file.name)}`), taken);
        let kept = path;
        const done = await act(file.name, async ({ id }) => {
          const content = folder === FOLDERS["image/"] ? await fitForGame(file) : file;
          const put = await putFile(id, path, content);
          kept = put.path;
          return put.project;
        });
        if (!done) continue;
        taken.add(kept);
        noteNewBytes(kept);
        showToast({ words: t("added", { name: nameOf(kept) }) });
      }
    },
    replace: async (file, by, place) => {
      const isPicture = kindOf(file) === "picture";
      if (!isPicture && endingOf(by.name) !== endingOf(file.path)) {
        showToast({ words: t("otherKind", { ending: endingOf(file.path).slice(1).toUpperCase() }) });
        return;
      }
      const before = await fetchFile(file.url).catch(() => undefined);
      const done = await act(by.name, async ({ id }) => {
        const content = isPicture ? await fitForPlace(by, file.path, place) : by;
        return (await putFile(id, file.path, content)).project;
      });
      if (!done) return;
      noteNewBytes(file.path);
      showToast({
        words: t("replaced", { name: nameOf(file.path) }),
        ...(before && { action: { words: t("undo"), onPress: () => void putBack(file.path, before) } }),
      });
    },
    rename: async (file, name) => {
      const to = renamed(file.path, name);
      if (to === undefined || to === file.path) return;
      const changed = { code: false };
      const done = await act(nameOf(file.path), ({ id }) =>
        // In the code as it is on the server: another window may have changed it.
        changeFiles(id, (newest) => {
          const files = followed(newest, file.path, to);
          changed.code = files.length > 0;
          return { rename: [{ from: file.path, to }], files };
        }),
      );
      if (done) showToast({ words: t(changed.code ? "renamedInCode" : "renamed", { name: nameOf(to) }) });
    },
    remove: async (file) => {
      const name = nameOf(file.path);
      let content: Blob | undefined;
      const done = await act(name, async ({ id }) => {
        content =
          file.content === null ? await fetchFile(file.url) : new Blob([open.files.get(file.path) ?? ""]);
        return changeFiles(id, () => ({ remove: [file.path] }));
      });
      if (!done || !content) return;
      const lost = { path: file.path, content };
      setGone((known) => [...known.filter(({ path }) => path !== file.path), lost]);
      showToast({
        words: t("removed", { name }),
        action: { words: t("undo"), onPress: () => void bringBack(lost) },
      });
    },
  };
}
