import { useTranslation } from "react-i18next";

import { type ProjectSummary, restoreProject } from "@/api/projects";
import { refusalOf } from "@/api/refusal";
import { deleteForever, emptyTrash } from "@/api/shelf";
import { showToast } from "@/design/toasts";
import { useProjectLists } from "@/my-projects/use-projects";

const NO_ROOM = "limit_reached";

/** What can be done with what was deleted. */
export function useTrashActions() {
  const { t } = useTranslation("projects");
  const lists = useProjectLists();

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      showToast({ words: t(refusalOf(error).code === NO_ROOM ? "full" : "failed") });
    }
    await lists.refresh();
  };
  return {
    bringBack: ({ id, name }: ProjectSummary) =>
      attempt(async () => {
        await restoreProject(id);
        lists.takeOff("trash", (project) => project.id === id);
        showToast({ words: t("broughtBack", { name }) });
      }),
    /** One game, or all of them. */
    deleteForEver: (project: ProjectSummary | undefined) =>
      attempt(async () => {
        await (project ? deleteForever(project.id) : emptyTrash());
        lists.takeOff("trash", ({ id }) => project === undefined || id === project.id);
        showToast({ words: t("gone.told") });
      }),
  };
}
