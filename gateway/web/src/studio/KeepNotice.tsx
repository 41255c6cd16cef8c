import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { loadProject, restoreProject, restoreVersion } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { showToast } from "@/design/toasts";
import { remainsOfProject, saveAllAsNew } from "@/project/save-as-new";
import type { OpenProject } from "@/project/use-project";

import { keepWords } from "./KeepSign";

interface KeepNoticeProps {
  projectId: string;
  project: OpenProject;
  onVersions: () => void;
}

/** When something is in the way of saving: what happened, where the text is, and what can be done. */
export function KeepNotice({ projectId, project, onVersions }: KeepNoticeProps) {
  const { t } = useTranslation("project");
  const navigate = useNavigate();
  const words = keepWords(project);
  const { overtaken, refusal } = project;
  const [moving, setMoving] = useState(false);
  const latest = useRef(project.files);
  useLayoutEffect(() => {
    latest.current = project.files;
  });

  /** Does something with the server; says so where that fails. */
  const attempt = (task: () => Promise<void>) => () => {
    task().catch(() => {
      showToast({ words: t("notice.failed") });
    });
  };
  const retry = attempt(() => project.flush());
  const asNew = attempt(async () => {
    const lost = project.project;
    if (!lost) return;
    setMoving(true);
    try {
      const { id } = await saveAllAsNew(() => remainsOfProject(lost, latest.current));
      project.abandon();
      await navigate({ to: "/game/$projectId", params: { projectId: id } });
    } finally {
      setMoving(false);
    }
  });
  const outOfTrash = attempt(async () => {
    await restoreProject(projectId);
    await project.flush();
  });
  const useMine = attempt(async () => {
    if (!overtaken) return;
    await project.flush();
    const { revision } = await loadProject(projectId);
    project.adopt(await restoreVersion(projectId, overtaken.versionId, revision));
    project.dismiss();
  });

  if (overtaken) {
    return (
      <Notice
        title={t("notice.conflict.title")}
        what={t("notice.conflict.what", { number: overtaken.number })}
      >
        <BlockButton size="small" look="strong" onPress={project.dismiss}>
          {t("notice.fine")}
        </BlockButton>
        <BlockButton size="small" onPress={onVersions}>
          {t("notice.look")}
        </BlockButton>
        <BlockButton size="small" onPress={useMine}>
          {t("notice.useMine")}
        </BlockButton>
      </Notice>
    );
  }
  // That there is no way to the palace at all, every room says by itself.
  if (words === "waiting" || words === "nowhere") {
    return (
      <Notice title={t(`notice.${words}.title`)} what={t(`notice.${words}.what`)}>
        <BlockButton size="small" onPress={retry}>
          {t("notice.try")}
        </BlockButton>
      </Notice>
    );
  }
  if (words === "signedOut" || words === "outOfReach") {
    return (
      <Notice title={t(`notice.${words}.title`)} what={t(`notice.${words}.what`)}>
        {words === "signedOut" ? (
          <BlockLink to="/sign-in" search={{ back: `/game/${projectId}` }} size="small" look="strong">
            {t("notice.signIn")}
          </BlockLink>
        ) : (
          <BlockButton size="small" look="strong" onPress={outOfTrash}>
            {t("notice.restore")}
          </BlockButton>
        )}
        <BlockButton size="small" isPending={moving} onPress={asNew}>
          {t("notice.asNew")}
        </BlockButton>
      </Notice>
    );
  }
  if (words === "notKept") {
    return refusal?.status === 413 ? (
      <Notice title={t("notice.notKept.title")} what={t("notice.notKept.what")} />
    ) : (
      <Notice
        title={t("notice.refused.title")}
        what={t("notice.refused.what", { detail: refusal?.detail ?? "" })}
      />
    );
  }
  return null;
}

function Notice({ title, what, children }: { title: string; what: string; children?: ReactNode }) {
  return (
    <section className="keep-notice card-shape">
      <div role="alert">
        <h2 className="keep-notice-title">{title}</h2>
        <p>{what}</p>
      </div>
      {children && <div className="keep-notice-actions">{children}</div>}
    </section>
  );
}
