import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { isAbout } from "@/account/refused-fields";
import { declineGame, type WaitingGame } from "@/api/classes";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { Modal } from "@/design/Modal";
import { TextField } from "@/design/TextField";
import { showToast } from "@/design/toasts";

interface DeclineGameProps {
  game: WaitingGame;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** Sends a game back with a kind word about what is missing. */
export function DeclineGame({ game, onClose, onDone }: DeclineGameProps) {
  const { t } = useTranslation("classes");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  // One line: the maker reads it beside the game.
  const line = reason.replace(/\s+/g, " ").trim();
  const decline = useMutation({
    mutationFn: () => declineGame(game.id, line),
    onSuccess: async () => {
      await onDone();
      onClose();
      showToast({ words: t("decline.done", { maker: game.maker }) });
    },
  });
  const refusal = decline.error ? refusalOf(decline.error) : undefined;
  const unkind = isAbout(refusal, "reason");
  return (
    <Modal title={t("decline.title", { title: game.title })} isOpen onClose={onClose}>
      <Form
        className="class-form"
        onSend={() => {
          setTried(true);
          if (line !== "") decline.mutate();
        }}
      >
        <TextField
          label={t("decline.reason", { maker: game.maker })}
          hint={t("decline.hint")}
          lines={3}
          maxLength={200}
          value={reason}
          onChange={(written) => {
            setReason(written);
            decline.reset();
          }}
          error={unkind ? t("decline.unkind") : tried && line === "" ? t("decline.missing") : undefined}
        />
        <RefusalNote refusal={unkind ? undefined : refusal} />
        <div className="modal-actions">
          <BlockButton type="submit" look="strong" isPending={decline.isPending}>
            {t("decline.do")}
          </BlockButton>
        </div>
      </Form>
    </Modal>
  );
}
