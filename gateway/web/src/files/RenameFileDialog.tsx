import { useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";
import { TextField } from "@/design/TextField";

import { renamed } from "./file-name";
import { endingOf, nameOf, withoutEnding } from "./project-file";

interface RenameFileDialogProps {
  path: string;
  taken: readonly string[];
  onClose: () => void;
  onRename: (name: string) => void;
}

/** Asks for another name; the folder and the ending stay. */
export function RenameFileDialog({ path, taken, onClose, onRename }: RenameFileDialogProps) {
  const { t } = useTranslation("files");
  const [name, setName] = useState(withoutEnding(nameOf(path)));
  const to = renamed(path, name);
  const clashes = to !== path && taken.some((each) => each.toLowerCase() === to?.toLowerCase());
  const error = to === undefined ? t("renaming.empty") : clashes ? t("renaming.taken") : undefined;
  return (
    <Modal title={t("renaming.title", { name: nameOf(path) })} isOpen onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (error !== undefined) return;
          onRename(name);
          onClose();
        }}
      >
        <TextField
          label={t("renaming.name")}
          value={name}
          onChange={setName}
          error={error}
          hint={t("renaming.hint", { name: to === undefined ? endingOf(path) : nameOf(to) })}
        />
        <div className="modal-actions">
          <BlockButton onPress={onClose}>{t("renaming.cancel")}</BlockButton>
          <BlockButton look="strong" type="submit" isDisabled={error !== undefined}>
            {t("rename")}
          </BlockButton>
        </div>
      </form>
    </Modal>
  );
}
