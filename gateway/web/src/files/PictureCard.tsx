import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CardActions } from "./CardActions";
import type { Size } from "./fit-picture";
import { nameOf, type ProjectFile } from "./project-file";
import type { FileActions } from "./use-project-files";

export interface FileCardProps {
  file: ProjectFile;
  actions: FileActions;
  /** Both beside the code only. */
  onUse?: (snippet: string) => void;
  onRename?: (file: ProjectFile) => void;
}

/** A picture, on squares where it is see-through, with its size in dots. */
export function PictureCard({ file, actions, ...inCode }: FileCardProps) {
  const { t } = useTranslation("files");
  const [size, setSize] = useState<Size>();
  const name = nameOf(file.path);
  const version = actions.versions.get(file.path) ?? 0;
  return (
    <li className="file-card card-shape">
      <span className="file-picture">
        <img
          src={`${file.url}?v=${version}`}
          alt={t("pictureOf", { name })}
          data-small={size !== undefined && Math.max(size.width, size.height) <= 128}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            setSize({ width: naturalWidth, height: naturalHeight });
          }}
        />
      </span>
      <span className="file-name" title={file.path}>
        {name}
      </span>
      <span className="file-size">{size && t("dots", { ...size })}</span>
      <CardActions
        file={file}
        replaceBy="image/*"
        onReplace={(by) => void actions.replace(file, by, size)}
        onRemove={() => void actions.remove(file)}
        {...inCode}
      />
    </li>
  );
}
