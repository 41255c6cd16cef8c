import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { isAboutSecret, needsPresentSecret } from "@/account/refused-fields";
import { EMPTY_SECRET, isBlank, mistakeIn, secretOf } from "@/account/secret";
import { SecretField } from "@/account/SecretField";
import { changeSecret } from "@/api/accounts";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { Modal } from "@/design/Modal";
import { showToast } from "@/design/toasts";

/** A new password or new pictures. Those who have a secret already show it then; the gateway says who has one. */
export function SecretForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["settings", "account"]);
  const [current, setCurrent] = useState(EMPTY_SECRET);
  const [fresh, setFresh] = useState(EMPTY_SECRET);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const change = useMutation({
    mutationFn: () => changeSecret(secretOf(fresh), isBlank(current) ? undefined : secretOf(current)),
    onSuccess: () => {
      onClose();
      showToast({ words: t("secret.done") });
    },
    onError: (error) => {
      if (needsPresentSecret(refusalOf(error))) setAsked(true);
    },
  });
  const refusal = change.error ? refusalOf(change.error) : undefined;
  const aboutSecret = isAboutSecret(refusal);
  const missing = needsPresentSecret(refusal);
  const mistake = mistakeIn(fresh);
  const wrong = aboutSecret ? "easyToGuess" : tried ? mistake : undefined;
  return (
    <Modal title={t("secret.open")} isOpen onClose={onClose}>
      <Form
        className="setting-form"
        onSend={() => {
          setTried(true);
          if (!mistake) change.mutate();
        }}
      >
        <SecretField
          purpose="new"
          draft={fresh}
          onChange={(written) => {
            setFresh(written);
            change.reset();
          }}
          error={wrong && t(`account:secret.mistake.${wrong}`)}
        />
        {asked && (
          <section aria-label={t("secret.now")} className="setting-form">
            <h3 className="secret-step">{t("secret.now")}</h3>
            <SecretField
              purpose="present"
              draft={current}
              onChange={(written) => {
                setCurrent(written);
                change.reset();
              }}
              error={missing ? t(`account:secret.missing.${current.kind}`) : undefined}
            />
          </section>
        )}
        <RefusalNote refusal={aboutSecret || missing ? undefined : refusal} />
        <div className="modal-actions">
          <BlockButton type="submit" look="strong" isPending={change.isPending}>
            {t("secret.do")}
          </BlockButton>
        </div>
      </Form>
    </Modal>
  );
}
