import { Download, Ellipsis, Pencil, Replace, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { Menu } from "@/design/Menu";

import { nameOf, type ProjectFile } from "./project-file";
import { saveFile } from "./save-file";

interface FileMenuProps {
  file: ProjectFile;
  /** What may take its place, such as `image/*`; absent where nothing may. */
  replaceBy?: string;
  /** Whether the game cannot be without it. */
  isFixed?: boolean;
  onReplace?: (by: File) => void;
  onRename: (file: ProjectFile) => void;
  onRemove: () => void;
}

/** What else can be done with a file. */
export function FileMenu({ file, replaceBy, isFixed = false, onReplace, onRename, onRemove }: FileMenuProps) {
  const { t } = useTranslation("files");
  const picker = useRef<HTMLInputElement>(null);
  const name = nameOf(file.path);
  return (
    <>
      <Menu
        button={<Ellipsis aria-hidden />}
        label={t("more", { name })}
        choices={[
          ...(replaceBy === undefined
            ? []
            : [
                {
                  id: "replace",
                  words: t("replace"),
                  Icon: Replace,
                  onAction: () => picker.current?.click(),
                },
              ]),
          {
            id: "rename",
            words: t("rename"),
            Icon: Pencil,
            isDisabled: isFixed,
            onAction: () => {
              onRename(file);
            },
          },
          {
            id: "download",
            words: t("download"),
            Icon: Download,
            onAction: () => {
              saveFile(file.url, name);
            },
          },
          {
            id: "remove",
            words: t("remove"),
            Icon: Trash2,
            grave: true,
            isDisabled: isFixed,
            onAction: onRemove,
          },
        ]}
      />
      {replaceBy !== undefined && (
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t("replaceLabel", { name })}
          accept={replaceBy}
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            if (chosen) onReplace?.(chosen);
          }}
        />
      )}
    </>
  );
}
