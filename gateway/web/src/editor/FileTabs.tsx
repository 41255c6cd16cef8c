import { FileCode2, FileText, Folder, X } from "lucide-react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";

interface FileTabsProps {
  /** The open files; the first one stays open. */
  open: readonly string[];
  /** The file that is shown; none while all files are. */
  shown: string | undefined;
  onShow: (path: string) => void;
  onClose: (path: string) => void;
  onShowFiles: () => void;
}

/** The tabs of the folder: one for each open file, and one for all that is in it. */
export function FileTabs({ open, shown, onShow, onClose, onShowFiles }: FileTabsProps) {
  const { t } = useTranslation("editor");
  return (
    <nav className="folder-top" aria-label={t("tabs.label")}>
      {open.map((path, index) => {
        const Icon = path.endsWith(".py") ? FileCode2 : FileText;
        return (
          <span key={path} className="folder-tab" data-shown={path === shown}>
            <Button
              className="folder-tab-name focus-ring"
              aria-current={path === shown}
              onPress={() => {
                onShow(path);
              }}
            >
              <Icon aria-hidden />
              <span>{path}</span>
            </Button>
            {index > 0 && (
              <Button
                className="folder-tab-close focus-ring"
                aria-label={t("tabs.close", { path })}
                onPress={() => {
                  onClose(path);
                }}
              >
                <X aria-hidden />
              </Button>
            )}
          </span>
        );
      })}
      <span className="folder-tab is-files" data-shown={shown === undefined}>
        <Button
          className="folder-tab-name focus-ring"
          aria-current={shown === undefined}
          onPress={onShowFiles}
        >
          <Folder aria-hidden />
          {t("tabs.files")}
        </Button>
      </span>
    </nav>
  );
}
