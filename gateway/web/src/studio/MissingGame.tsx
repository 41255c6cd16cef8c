import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { EmptyState } from "@/design/EmptyState";
import { showToast } from "@/design/toasts";
import { DraftShelf } from "@/project/drafts";
import { saveDraftsAsNew } from "@/project/save-as-new";

interface MissingGameProps {
  projectId: string;
  /** Whether nobody is signed in: it may be there all the same. */
  signedOut: boolean;
}

/** Instead of a game that is not there for this visitor; what is kept of it on this computer is not lost. */
export function MissingGame({ projectId, signedOut }: MissingGameProps) {
  const { t } = useTranslation("project");
  const navigate = useNavigate();
  const [[draft, ...older]] = useState(() => new DraftShelf(projectId).left());
  const [busy, setBusy] = useState(false);
  const rescue = async () => {
    if (!draft) return;
    setBusy(true);
    try {
      const { id } = await saveDraftsAsNew([draft, ...older]);
      new DraftShelf(projectId).clearLeft();
      await navigate({ to: "/game/$projectId", params: { projectId: id } });
    } catch {
      showToast({ words: t("notice.failed") });
      setBusy(false);
    }
  };
  return (
    <div className="page">
      <EmptyState
        mood="oops"
        title={t(signedOut ? "missing.signedOutTitle" : "missing.title")}
        words={
          <>
            {t(signedOut ? "missing.signedOutWhat" : "missing.what")} {draft && t("missing.kept")}
          </>
        }
        action={
          <div className="flex flex-wrap justify-center gap-3">
            {signedOut && (
              <BlockLink to="/sign-in" search={{ back: `/game/${projectId}` }} look="strong">
                {t("notice.signIn")}
              </BlockLink>
            )}
            {draft && (
              <BlockButton isPending={busy} onPress={() => void rescue()}>
                {t("notice.asNew")}
              </BlockButton>
            )}
            <BlockLink to="/projects">{t("missing.projects")}</BlockLink>
            <BlockLink to="/new">{t("missing.make")}</BlockLink>
          </div>
        }
      />
    </div>
  );
}
