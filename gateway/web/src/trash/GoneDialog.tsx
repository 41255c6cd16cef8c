import { useTranslation } from "react-i18next";

import type { ProjectSummary } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";

interface GoneDialogProps {
  /** The game that would go; all of them without one. */
  project: ProjectSummary | undefined;
  onDelete: () => void;
  onClose: () => void;
}

/** Asks before something goes for ever: the one thing here that cannot be undone. */
export function GoneDialog({ project, onDelete, onClose }: GoneDialogProps) {
  const { t } = useTranslation("projects");
  return (
    <Modal
      isOpen
      title={project ? t("gone.titleOne", { name: project.name }) : t("gone.titleAll")}
      onClose={onClose}
      mood="oops"
    >
      <p>{t("gone.words")}</p>
      <div className="modal-actions">
        <BlockButton onPress={onClose}>{t("gone.keep")}</BlockButton>
        <BlockButton
          look="strong"
          onPress={() => {
            onClose();
            onDelete();
          }}
        >
          {t("gone.delete")}
        </BlockButton>
      </div>
    </Modal>
  );
}
