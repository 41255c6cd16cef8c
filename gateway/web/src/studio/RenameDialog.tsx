import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";
import { TextField } from "@/design/TextField";
import type { OpenProject } from "@/project/use-project";

import { gameTitle, withGameTitle } from "./game-title";

const LONGEST_NAME = 60;

interface RenameDialogProps {
  project: OpenProject;
  title: string;
  onClose: () => void;
}

/** Gives the game another name, in the list of games and in its code. */
export function RenameDialog({ project, title, onClose }: RenameDialogProps) {
  const { t } = useTranslation("project");
  const [name, setName] = useState(title);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { entry, files } = project;
  const code = files.get(entry) ?? "";
  const submit = async () => {
    const wanted = name.trim();
    if (wanted === "") {
      setError(t("rename.empty"));
      return;
    }
    setBusy(true);
    const renamed = withGameTitle(code, wanted);
    try {
      await project.rename(wanted, renamed === code ? new Map() : new Map([[entry, renamed]]));
      onClose();
    } catch {
      setError(t("rename.failed"));
      setBusy(false);
    }
  };
  return (
    <Modal title={t("rename.title")} isOpen onClose={onClose} mood="listening">
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t("rename.label")}
          hint={gameTitle(code) !== undefined && t("rename.hint")}
          error={error}
          value={name}
          maxLength={LONGEST_NAME}
          // The dialog was opened to write in it.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(typed) => {
            setName(typed);
            setError(undefined);
          }}
        />
        <div className="modal-actions">
          <BlockButton onPress={onClose}>{t("rename.cancel")}</BlockButton>
          <BlockButton type="submit" look="strong" isDisabled={busy}>
            {t("rename.save")}
          </BlockButton>
        </div>
      </form>
    </Modal>
  );
}
