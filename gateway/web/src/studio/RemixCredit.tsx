import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { Project } from "@/api/projects";

/** Whose game this one began as. */
export function RemixCredit({ project }: { project: Project }) {
  const { t } = useTranslation("project");
  const [nearest] = project.remix_credit;
  if (!nearest) return null;
  const { title, maker, publication_id } = nearest;
  const words = t(maker === "" ? "remix.creditGone" : "remix.credit", { title, maker });
  return (
    <p className="remix-credit">
      {project.remixed_from === publication_id ? (
        <Link to="/gallery/$gameId" params={{ gameId: publication_id }} className="plain-link focus-ring">
          {words}
        </Link>
      ) : (
        words
      )}
    </p>
  );
}
