import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { type ClassMember, removeMember } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";
import { showToast } from "@/design/toasts";

import { classKey } from "./keys";

interface RemoveLearnerProps {
  classId: string;
  member: ClassMember;
  onClose: () => void;
}

/** Asks before a learner is taken out: only the code lets them in again. */
export function RemoveLearner({ classId, member, onClose }: RemoveLearnerProps) {
  const { t } = useTranslation("classes");
  const name = member.nickname;
  const remove = useMutation({
    mutationFn: () => removeMember(classId, member.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: classKey(classId) });
      onClose();
      showToast({ words: t("remove.done", { name }) });
    },
  });
  return (
    <Modal title={t("remove.title", { name })} isOpen onClose={onClose}>
      <p>{t("remove.what", { name })}</p>
      <RefusalNote refusal={remove.error ? refusalOf(remove.error) : undefined} />
      <div className="modal-actions">
        <BlockButton onPress={onClose}>{t("remove.keep")}</BlockButton>
        <BlockButton
          className="is-grave"
          isPending={remove.isPending}
          onPress={() => {
            remove.mutate();
          }}
        >
          {t("remove.do")}
        </BlockButton>
      </div>
    </Modal>
  );
}
