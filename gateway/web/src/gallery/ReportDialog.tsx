import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { reportGame, type ReportReason } from "@/api/gallery";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { FieldError } from "@/design/FieldError";
import { Form } from "@/design/Form";
import { Modal } from "@/design/Modal";
import { SegmentedChoice } from "@/design/SegmentedChoice";
import { TextField } from "@/design/TextField";
import { showToast } from "@/design/toasts";

const REASONS: readonly ReportReason[] = [
  "unkind",
  "scary",
  "personal_information",
  "copied",
  "broken",
  "other",
];
const LONGEST_NOTE = 500;

interface ReportDialogProps {
  gameId: string;
  onClose: () => void;
}

/** Asks what is wrong with a game. */
export function ReportDialog({ gameId, onClose }: ReportDialogProps) {
  const { t } = useTranslation("gallery");
  const errorId = useId();
  const [reason, setReason] = useState<ReportReason>();
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const report = useMutation({
    mutationFn: (chosen: ReportReason) => reportGame(gameId, chosen, note.trim()),
    onSuccess: () => {
      onClose();
      showToast({ words: t("report.thanks") });
    },
  });
  const missing = tried && reason === undefined;
  return (
    <Modal isOpen title={t("report.title")} onClose={onClose} mood="listening">
      <Form
        className="flex flex-col gap-4"
        onSend={() => {
          setTried(true);
          if (reason !== undefined) report.mutate(reason);
        }}
      >
        <p>{t("report.words")}</p>
        <div>
          <SegmentedChoice
            label={t("report.title")}
            {...(missing && { describedBy: errorId })}
            value={reason}
            options={REASONS.map((id) => ({ id, words: t(`report.reasons.${id}`) }))}
            onChange={setReason}
          />
          {missing && <FieldError id={errorId}>{t("report.missing")}</FieldError>}
        </div>
        <TextField
          label={t("report.note")}
          hint={t("report.noteHint")}
          lines={3}
          value={note}
          maxLength={LONGEST_NOTE}
          onChange={(written) => {
            setNote(written);
            report.reset();
          }}
        />
        <RefusalNote refusal={report.error ? refusalOf(report.error) : undefined} />
        <div className="modal-actions">
          <BlockButton onPress={onClose}>{t("report.cancel")}</BlockButton>
          <BlockButton type="submit" look="strong" isPending={report.isPending}>
            {t("report.send")}
          </BlockButton>
        </div>
      </Form>
    </Modal>
  );
}
