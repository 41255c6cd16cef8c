import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ProjectSummary } from "@/api/projects";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { Modal } from "@/design/Modal";
import { TextField } from "@/design/TextField";

import { renameGame } from "./rename-game";
import { useProjectLists } from "./use-projects";

const LONGEST_NAME = 60;
const CHANGED_ELSEWHERE = "precondition_failed";

interface RenameDialogProps {
  project: ProjectSummary;
  onClose: () => void;
}

/** Asks for another name of a game. */
export function RenameDialog({ project, onClose }: RenameDialogProps) {
  const { t } = useTranslation("projects");
  const lists = useProjectLists();
  const [name, setName] = useState(project.name);
  const rename = useMutation({
    mutationFn: (wanted: string) => renameGame(project.id, wanted),
    onSuccess: async () => {
      onClose();
      await lists.refresh();
    },
  });
  const wanted = name.trim();
  const trouble =
    rename.error && (refusalOf(rename.error).code === CHANGED_ELSEWHERE ? "rename.elsewhere" : "failed");
  return (
    <Modal isOpen title={t("rename.title")} onClose={onClose} mood="listening">
      <Form
        className="flex flex-col gap-4"
        onSend={() => {
          if (wanted !== "") rename.mutate(wanted);
        }}
      >
        <TextField
          label={t("rename.label")}
          value={name}
          maxLength={LONGEST_NAME}
          error={trouble && t(trouble)}
          // The field is what the dialog was opened for.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(typed) => {
            setName(typed);
            rename.reset();
          }}
        />
        <div className="modal-actions">
          <BlockButton onPress={onClose}>{t("cancel")}</BlockButton>
          <BlockButton type="submit" look="strong" isDisabled={wanted === ""} isPending={rename.isPending}>
            {t("rename.save")}
          </BlockButton>
        </div>
      </Form>
    </Modal>
  );
}
