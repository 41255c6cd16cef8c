import "./files.css";

import { useTranslation } from "react-i18next";

import type { OpenProject } from "@/project/use-project";

import { PictureCard } from "./PictureCard";
import { kindOf } from "./project-file";
import { SoundCard } from "./SoundCard";
import { useProjectFiles } from "./use-project-files";

interface ArtCardsProps {
  project: OpenProject;
  /** Something is another one now, which a running game has not seen. */
  onChanged: () => void;
}

/** The pictures and sounds of a game, to be swapped for one's own without any code; nothing where it has none. */
export function ArtCards({ project, onChanged }: ArtCardsProps) {
  const { t } = useTranslation("files");
  const actions = useProjectFiles(project, onChanged);
  const files = project.project?.files ?? [];
  const pictures = files.filter((file) => kindOf(file) === "picture");
  const sounds = files.filter((file) => kindOf(file) === "sound");
  if (pictures.length + sounds.length === 0) return null;
  return (
    <section className="art-cards" aria-label={t("art.title")}>
      <h3 className="files-heading">{t("art.title")}</h3>
      <p className="files-hint">{t("art.hint")}</p>
      <ul className="files-grid">
        {pictures.map((file) => (
          <PictureCard key={file.path} file={file} actions={actions} />
        ))}
        {sounds.map((file) => (
          <SoundCard key={file.path} file={file} actions={actions} />
        ))}
      </ul>
    </section>
  );
}
