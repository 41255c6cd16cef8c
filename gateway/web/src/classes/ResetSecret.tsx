import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { PictureRow } from "@/account/PictureRow";
import { RefusalNote } from "@/account/RefusalNote";
import { usePictureName } from "@/account/use-picture-name";
import { type ClassMember, resetSecret } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";

import { membersKey } from "./keys";

interface ResetSecretProps {
  classId: string;
  member: ClassMember;
  onClose: () => void;
}

/** Gives a learner new pictures to sign in with. They are shown this once. */
export function ResetSecret({ classId, member, onClose }: ResetSecretProps) {
  const { t } = useTranslation("classes");
  const nameOf = usePictureName();
  const reset = useMutation({
    mutationFn: () => resetSecret(classId, member.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: membersKey(classId) }),
  });
  const pictures = reset.data;
  return (
    <Modal
      title={t("reset.title", { name: member.nickname })}
      isOpen
      once={pictures !== undefined}
      onClose={onClose}
    >
      {pictures ? (
        <div className="secret-told" role="status">
          <p>{t("reset.told", { name: member.nickname })}</p>
          <PictureRow label={t("reset.pictures")} pictures={pictures} />
          <p aria-hidden>{pictures.map(nameOf).join(" · ")}</p>
          <p>
            <strong>{t("reset.once")}</strong>
          </p>
        </div>
      ) : (
        <p>{t("reset.what", { name: member.nickname })}</p>
      )}
      <RefusalNote refusal={reset.error ? refusalOf(reset.error) : undefined} />
      <div className="modal-actions">
        {pictures ? (
          <BlockButton look="strong" onPress={onClose}>
            {t("reset.written")}
          </BlockButton>
        ) : (
          <BlockButton
            look="strong"
            isPending={reset.isPending}
            onPress={() => {
              reset.mutate();
            }}
          >
            {t("reset.do")}
          </BlockButton>
        )}
      </div>
    </Modal>
  );
}
