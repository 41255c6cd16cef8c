import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { type ApiKey, revokeApiKey } from "@/api/api-keys";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";

interface RevokeKeyProps {
  apiKey: ApiKey;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before a key works no more: the same key never comes back. */
export function RevokeKey({ apiKey: { id, name }, onDone, onClose }: RevokeKeyProps) {
  const { t } = useTranslation("settings");
  const revoke = useMutation({ mutationFn: () => revokeApiKey(id), onSuccess: onDone });
  return (
    <Modal title={t("keys.sure", { name })} isOpen onClose={onClose}>
      <p>{t("keys.gone")}</p>
      <RefusalNote refusal={revoke.error ? refusalOf(revoke.error) : undefined} />
      <div className="modal-actions">
        <BlockButton onPress={onClose}>{t("keys.keep")}</BlockButton>
        <BlockButton
          className="is-grave"
          isPending={revoke.isPending}
          onPress={() => {
            revoke.mutate();
          }}
        >
          {t("keys.revoke")}
        </BlockButton>
      </div>
    </Modal>
  );
}
