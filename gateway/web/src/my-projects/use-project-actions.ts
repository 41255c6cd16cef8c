import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import {
  duplicateProject,
  exportProject,
  type ProjectSummary,
  restoreProject,
  trashProject,
} from "@/api/projects";
import { refusalOf } from "@/api/refusal";
import { showToast } from "@/design/toasts";
import { saveFile } from "@/files/save-file";
import { fileNameOf } from "@/studio/screenshot";

import { useProjectLists } from "./use-projects";

const NO_ROOM = "limit_reached";

/** What can be done with a game on the shelf. Nothing is asked; what was taken away can be brought back. */
export function useProjectActions({ id, name }: ProjectSummary) {
  const { t } = useTranslation("projects");
  const navigate = useNavigate();
  const lists = useProjectLists();

  /** Does it, tells how it went, and shows the lists as they are then. */
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      showToast({ words: t(refusalOf(error).code === NO_ROOM ? "full" : "failed") });
    }
    await lists.refresh();
  };
  const bringBack = () =>
    attempt(async () => {
      await restoreProject(id);
      showToast({ words: t("broughtBack", { name }) });
    });

  return {
    play: () => navigate({ to: "/game/$projectId", params: { projectId: id }, search: { play: true } }),
    duplicate: () =>
      attempt(async () => {
        const copy = await duplicateProject(id);
        showToast({ words: t("duplicated", { name: copy.name }) });
      }),
    exportZip: () =>
      attempt(async () => {
        saveFile(await exportProject(id), fileNameOf(name, "zip"));
      }),
    remove: () =>
      attempt(async () => {
        await trashProject(id);
        lists.takeOff("shelf", (project) => project.id === id);
        showToast({
          words: t("deleted", { name }),
          action: { words: t("undo"), onPress: () => void bringBack() },
        });
      }),
  };
}
