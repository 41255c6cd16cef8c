import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { nameOf } from "./project-file";
import type { GoneFile } from "./use-project-files";

interface GoneFilesProps {
  gone: readonly GoneFile[];
  onBringBack: (file: GoneFile) => void;
}

/** What was deleted a moment ago, each with the way back, which takes the focus of what is no longer there. */
export function GoneFiles({ gone, onBringBack }: GoneFilesProps) {
  const { t } = useTranslation("files");
  return (
    <ul className="files-list">
      {gone.map((file) => {
        const name = nameOf(file.path);
        return (
          <li key={file.path} className="file-row">
            <span className="file-gone">{t("removed", { name })}</span>
            <BlockButton
              size="small"
              aria-label={t("bringBackLabel", { name })}
              // The menu that had the focus is gone with its file.
              // eslint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              onPress={() => {
                onBringBack(file);
              }}
            >
              <Undo2 aria-hidden />
              {t("bringBack")}
            </BlockButton>
          </li>
        );
      })}
    </ul>
  );
}
