import { CodeXml } from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { FileMenu } from "./FileMenu";
import { nameOf, type ProjectFile, snippetFor } from "./project-file";
import { SwapButton } from "./SwapButton";

interface CardActionsProps {
  file: ProjectFile;
  /** What may take its place, such as `image/*`. */
  replaceBy: string;
  onReplace: (by: File) => void;
  onRemove: () => void;
  /** Where there is code to write it into: a piece of Python that uses the file. */
  onUse?: (snippet: string) => void;
  onRename?: (file: ProjectFile) => void;
}

/** What can be done with a picture or a sound: all of it beside the code, and beside the cards swapping it. */
export function CardActions({ file, replaceBy, onReplace, onRemove, onUse, onRename }: CardActionsProps) {
  const { t } = useTranslation("files");
  const name = nameOf(file.path);
  return (
    <span className="file-actions">
      {onUse && onRename ? (
        <>
          <BlockButton
            size="small"
            aria-label={t("useLabel", { name })}
            onPress={() => {
              onUse(snippetFor(file));
            }}
          >
            <CodeXml aria-hidden />
            {t("use")}
          </BlockButton>
          <FileMenu
            file={file}
            replaceBy={replaceBy}
            onReplace={onReplace}
            onRename={onRename}
            onRemove={onRemove}
          />
        </>
      ) : (
        <SwapButton name={name} by={replaceBy} onSwap={onReplace} />
      )}
    </span>
  );
}
