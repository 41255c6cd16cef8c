import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { changeClass, type SchoolClass } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { Modal } from "@/design/Modal";
import { TextField } from "@/design/TextField";

import { classKey, LED } from "./keys";

/** Another name for a class. */
export function RenameClass({ led, onClose }: { led: SchoolClass; onClose: () => void }) {
  const { t } = useTranslation("classes");
  const [name, setName] = useState(led.name);
  const rename = useMutation({
    mutationFn: () => changeClass(led.id, { name: name.trim() }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(classKey(led.id), changed);
      await queryClient.invalidateQueries({ queryKey: LED });
      onClose();
    },
  });
  return (
    <Modal title={t("menu.rename")} isOpen onClose={onClose}>
      <Form
        className="class-form"
        onSend={() => {
          if (name.trim() !== "") rename.mutate();
        }}
      >
        <TextField
          label={t("new.name")}
          maxLength={60}
          value={name}
          onChange={(typed) => {
            setName(typed);
            rename.reset();
          }}
          error={name.trim() === "" ? t("new.missing") : undefined}
        />
        <RefusalNote refusal={rename.error ? refusalOf(rename.error) : undefined} />
        <div className="modal-actions">
          <BlockButton type="submit" look="strong" isPending={rename.isPending}>
            {t("menu.keepName")}
          </BlockButton>
        </div>
      </Form>
    </Modal>
  );
}
