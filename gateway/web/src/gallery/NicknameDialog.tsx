import { useTranslation } from "react-i18next";

import { useWayBack } from "@/account/use-way-back";
import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { Modal } from "@/design/Modal";

/** Said to a guest who likes a game: hearts are given under a nickname. */
export function NicknameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("gallery");
  const back = useWayBack();
  return (
    <Modal isOpen title={t("nickname.title")} onClose={onClose} mood="listening">
      <p>{t("nickname.words")}</p>
      <div className="modal-actions">
        <BlockButton onPress={onClose}>{t("nickname.later")}</BlockButton>
        <BlockLink to="/register" search={back} look="strong">
          {t("nickname.pick")}
        </BlockLink>
      </div>
    </Modal>
  );
}
