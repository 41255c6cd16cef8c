import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Version } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { timeAgo } from "@/shelf/when";

import { VersionDifference } from "./VersionDifference";

interface VersionRowProps {
  projectId: string;
  version: Version;
  /** Whether one of them is on its way back. */
  busy: boolean;
  onBringBack: () => void;
}

/** One version: when and why it was kept, what is different now, and the way back to it. */
export function VersionRow({ projectId, version, busy, onBringBack }: VersionRowProps) {
  const { t, i18n } = useTranslation("project");
  const [open, setOpen] = useState(false);
  const { id, number, reason, label, created_at } = version;
  return (
    <li className="version card-shape" data-reason={reason}>
      <div className="version-words">
        <h3 className="version-title">{label ?? t("versions.number", { number })}</h3>
        <p>
          {t(`versions.reasons.${reason}`)},{" "}
          <time dateTime={created_at}>{timeAgo(created_at, new Date(), i18n.language)}</time>
        </p>
      </div>
      <BlockButton
        size="small"
        aria-expanded={open}
        onPress={() => {
          setOpen(!open);
        }}
      >
        {t(open ? "versions.hide" : "versions.look")}
      </BlockButton>
      <BlockButton size="small" look="strong" isPending={busy} onPress={onBringBack}>
        {t("versions.bringBack")}
      </BlockButton>
      {open && <VersionDifference projectId={projectId} versionId={id} />}
    </li>
  );
}
