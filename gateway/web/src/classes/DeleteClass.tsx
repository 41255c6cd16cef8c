import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { deleteClass, type SchoolClass } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";
import { showToast } from "@/design/toasts";

import { classKey, LED } from "./keys";

/** Asks before a class is gone: this one cannot be undone. */
export function DeleteClass({ led, onClose }: { led: SchoolClass; onClose: () => void }) {
  const { t } = useTranslation("classes");
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteClass(led.id),
    onSuccess: async () => {
      await navigate({ to: "/classes" });
      queryClient.removeQueries({ queryKey: classKey(led.id) });
      await queryClient.invalidateQueries({ queryKey: LED });
      showToast({ words: t("delete.done", { name: led.name }) });
    },
  });
  return (
    <Modal title={t("delete.title", { name: led.name })} isOpen onClose={onClose}>
      <p>{t("delete.what")}</p>
      <RefusalNote refusal={remove.error ? refusalOf(remove.error) : undefined} />
      <div className="modal-actions">
        <BlockButton onPress={onClose}>{t("delete.keep")}</BlockButton>
        <BlockButton
          className="is-grave"
          isPending={remove.isPending}
          onPress={() => {
            remove.mutate();
          }}
        >
          {t("menu.delete")}
        </BlockButton>
      </div>
    </Modal>
  );
}
