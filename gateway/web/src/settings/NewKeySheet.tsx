import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";

/** A new key, shown this once. */
export function NewKeySheet({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation("settings");
  return (
    <Modal title={t("keys.new")} isOpen once onClose={onClose}>
      <p>{t("keys.once")}</p>
      <code className="key-shown">{secret}</code>
      <div className="modal-actions">
        <BlockButton look="strong" onPress={onClose}>
          {t("keys.kept")}
        </BlockButton>
      </div>
    </Modal>
  );
}
