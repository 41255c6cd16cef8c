import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { keepVersion } from "@/api/projects";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { TextField } from "@/design/TextField";
import type { OpenProject } from "@/project/use-project";

const LONGEST_LABEL = 60;

interface KeepVersionProps {
  projectId: string;
  project: OpenProject;
}

/** Keeps the game as it is now among its versions, under a name for those who want one. */
export function KeepVersion({ projectId, project }: KeepVersionProps) {
  const { t } = useTranslation("project");
  const queries = useQueryClient();
  const [label, setLabel] = useState("");
  const [kept, setKept] = useState<string>();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const keep = async () => {
    setBusy(true);
    setKept(undefined);
    setError(undefined);
    try {
      await project.flush();
      const version = await keepVersion(projectId, label.trim() || undefined);
      setLabel("");
      setKept(version.label ?? t("versions.number", { number: version.number }));
      await queries.invalidateQueries({ queryKey: ["versions", projectId] });
    } catch (reason) {
      setError(t(refusalOf(reason).code === "limit_reached" ? "versions.full" : "versions.notKept"));
    }
    setBusy(false);
  };
  return (
    <form
      className="keep-version"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void keep();
      }}
    >
      <TextField
        label={t("versions.label")}
        error={error}
        value={label}
        maxLength={LONGEST_LABEL}
        onChange={(typed) => {
          setLabel(typed);
          setError(undefined);
        }}
      />
      <BlockButton type="submit" isPending={busy}>
        {t("versions.keep")}
      </BlockButton>
      <p role="status" className="keep-version-told">
        {kept !== undefined && t("versions.kept", { name: kept })}
      </p>
    </form>
  );
}
