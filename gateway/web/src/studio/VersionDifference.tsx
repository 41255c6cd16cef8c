import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { compareVersion, type FileDifference } from "@/api/projects";

import { linesOf } from "./difference";

interface VersionDifferenceProps {
  projectId: string;
  versionId: string;
}

/** What is different between a version and the game as it is now. */
export function VersionDifference({ projectId, versionId }: VersionDifferenceProps) {
  const { t } = useTranslation("project");
  const { data, isError } = useQuery({
    queryKey: ["versions", projectId, versionId],
    queryFn: () => compareVersion(projectId, versionId),
    retry: 1,
    staleTime: 0,
    gcTime: 0,
  });
  if (isError) return <p className="version-difference">{t("versions.failed")}</p>;
  if (data === undefined) return <p className="version-difference">{t("versions.loading")}</p>;
  return (
    <div className="version-difference">
      {data.length === 0 && <p>{t("versions.same")}</p>}
      {data.map((file) => (
        <FileLines key={file.path} {...file} />
      ))}
    </div>
  );
}

function FileLines({ path, change, diff }: FileDifference) {
  const { t } = useTranslation("project");
  if (diff === null || change !== "changed") {
    return <p>{t(`versions.${change === "changed" ? "other" : change}`, { path })}</p>;
  }
  return (
    <>
      <h4 className="version-file">{t("versions.lines", { path })}</h4>
      <div className="version-lines">
        {linesOf(diff).map(({ when, text }, index) =>
          when === "gap" ? (
            <div key={index} className="version-gap" aria-hidden />
          ) : (
            <div key={index} className="version-line" data-when={when}>
              <span className="version-when">{when === "both" ? "" : t(`versions.${when}`)}</span>
              <code>{text}</code>
            </div>
          ),
        )}
      </div>
    </>
  );
}
