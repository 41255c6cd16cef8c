import { FileCode2, FileText } from "lucide-react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { FileMenu } from "./FileMenu";
import type { FileCardProps } from "./PictureCard";
import type { ProjectFile } from "./project-file";

interface TextFileRowProps extends Pick<FileCardProps, "file" | "actions"> {
  text: string;
  /** Whether this is the file that is run. */
  isEntry: boolean;
  onOpen: (path: string) => void;
  onRename: (file: ProjectFile) => void;
}

/** A file of code or words: press it to open it. */
export function TextFileRow({ file, text, isEntry, actions, onOpen, onRename }: TextFileRowProps) {
  const { t } = useTranslation("files");
  const Icon = file.path.endsWith(".py") ? FileCode2 : FileText;
  const lines = text.replace(/\n$/, "").split("\n").length;
  return (
    <li className="file-row">
      <Button
        className="file-open focus-ring"
        onPress={() => {
          onOpen(file.path);
        }}
      >
        <Icon aria-hidden />
        <span className="file-name">{file.path}</span>
        <span className="file-size">{isEntry ? t("entry") : t("lines", { count: lines })}</span>
      </Button>
      <FileMenu
        file={file}
        isFixed={isEntry}
        onRename={onRename}
        onRemove={() => void actions.remove(file)}
      />
    </li>
  );
}
