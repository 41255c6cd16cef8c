import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Copy, Download, History, Image, Pencil, Share2, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { duplicateProject, exportProject, restoreProject, trashProject } from "@/api/projects";
import { refusalOf } from "@/api/refusal";
import { Menu } from "@/design/Menu";
import { showToast } from "@/design/toasts";
import { saveFile } from "@/files/save-file";
import type { OpenProject } from "@/project/use-project";

import { fileNameOf } from "./screenshot";

export type StudioDialog = "rename" | "publish" | "versions";

interface ShareMenuProps {
  projectId: string;
  project: OpenProject;
  title: string;
  onDialog: (dialog: StudioDialog) => void;
}

/** What can be done with the whole game. */
export function ShareMenu({ projectId, project, title, onDialog }: ShareMenuProps) {
  const { t } = useTranslation("project");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = (id: string) => navigate({ to: "/game/$projectId", params: { projectId: id } });

  const saveZip = async () => {
    try {
      await project.flush();
      saveFile(await exportProject(projectId), fileNameOf(title, "zip"));
    } catch {
      showToast({ words: t("share.exportFailed") });
    }
  };
  const duplicate = async () => {
    try {
      await project.flush();
      const { id } = await duplicateProject(projectId);
      await open(id);
      showToast({ words: t("share.duplicated") });
    } catch (error) {
      const full = refusalOf(error).code === "limit_reached";
      showToast({ words: t(full ? "share.full" : "share.failed") });
    }
  };
  const bringBack = async () => {
    try {
      await restoreProject(projectId);
      await queries.invalidateQueries();
      await open(projectId);
      showToast({ words: t("share.undone", { name: title }) });
    } catch {
      showToast({ words: t("share.failed") });
    }
  };
  const putAway = async () => {
    try {
      await project.flush();
      await trashProject(projectId);
      await queries.invalidateQueries();
      await navigate({ to: "/projects" });
      showToast({
        words: t("share.deleted", { name: title }),
        action: { words: t("share.undo"), onPress: () => void bringBack() },
      });
    } catch {
      showToast({ words: t("share.failed") });
    }
  };

  return (
    <Menu
      label={t("share.open")}
      button={
        <>
          <Share2 aria-hidden />
          <span className="bar-words">{t("share.short")}</span>
        </>
      }
      choices={[
        {
          id: "publish",
          words: t("share.publish"),
          Icon: Image,
          onAction: () => {
            onDialog("publish");
          },
        },
        { id: "export", words: t("share.export"), Icon: Download, onAction: () => void saveZip() },
        {
          id: "rename",
          words: t("share.rename"),
          Icon: Pencil,
          onAction: () => {
            onDialog("rename");
          },
        },
        { id: "duplicate", words: t("share.duplicate"), Icon: Copy, onAction: () => void duplicate() },
        {
          id: "versions",
          words: t("share.versions"),
          Icon: History,
          onAction: () => {
            onDialog("versions");
          },
        },
        { id: "delete", words: t("share.delete"), Icon: Trash2, grave: true, onAction: () => void putAway() },
      ]}
    />
  );
}
