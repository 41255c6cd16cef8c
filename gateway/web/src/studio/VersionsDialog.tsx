import "./versions.css";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { listVersions, loadProject, restoreVersion, type Version } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";
import { showToast } from "@/design/toasts";
import type { OpenProject } from "@/project/use-project";

import { KeepVersion } from "./KeepVersion";
import { VersionRow } from "./VersionRow";

interface VersionsDialogProps {
  projectId: string;
  project: OpenProject;
  onClose: () => void;
  /** The game is another one now. */
  onChanged: () => void;
}

/** How the game was before, and the way back. */
export function VersionsDialog({ projectId, project, onClose, onChanged }: VersionsDialogProps) {
  const { t } = useTranslation("project");
  const queries = useQueryClient();
  const { data, isError, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["versions", projectId],
    queryFn: ({ pageParam }) => listVersions(projectId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    retry: 1,
    staleTime: 0,
    gcTime: 0,
  });
  const [busy, setBusy] = useState(false);
  const versions = data?.pages.flatMap(({ items }) => items);

  const restore = async (versionId: string) => {
    await project.flush();
    const { revision } = await loadProject(projectId);
    project.adopt(await restoreVersion(projectId, versionId, revision));
    project.dismiss();
    onChanged();
    await queries.invalidateQueries({ queryKey: ["versions", projectId] });
  };
  const undo = async (versionId: string) => {
    try {
      await restore(versionId);
      showToast({ words: t("versions.undone") });
    } catch {
      showToast({ words: t("share.failed") });
    }
  };
  const bringBack = async ({ id, number, label }: Version) => {
    setBusy(true);
    try {
      await restore(id);
      // What the game was until now is the latest version by now.
      const latest = (await listVersions(projectId)).items[0];
      onClose();
      showToast({
        words: t("versions.brought", { name: label ?? t("versions.number", { number }) }),
        ...(latest && { action: { words: t("versions.undo"), onPress: () => void undo(latest.id) } }),
      });
    } catch {
      showToast({ words: t("share.failed") });
      setBusy(false);
    }
  };
  return (
    <Modal title={t("versions.title")} isOpen onClose={onClose} mood="thinking" width="wide">
      <p>{t(versions?.length === 0 ? "versions.empty" : "versions.what")}</p>
      <KeepVersion projectId={projectId} project={project} />
      {isError && <p>{t("versions.failed")}</p>}
      {!isError && versions === undefined && <p role="status">{t("versions.loading")}</p>}
      {versions !== undefined && versions.length > 0 && (
        <ol className="versions">
          {versions.map((version) => (
            <VersionRow
              key={version.id}
              projectId={projectId}
              version={version}
              busy={busy}
              onBringBack={() => void bringBack(version)}
            />
          ))}
        </ol>
      )}
      {hasNextPage && <BlockButton onPress={() => void fetchNextPage()}>{t("versions.more")}</BlockButton>}
    </Modal>
  );
}
