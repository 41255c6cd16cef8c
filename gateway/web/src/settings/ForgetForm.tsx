import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { needsPresentSecret } from "@/account/refused-fields";
import { EMPTY_SECRET, isBlank, secretOf } from "@/account/secret";
import { SecretField } from "@/account/SecretField";
import { forgetMe } from "@/api/accounts";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { forgetSignIn } from "@/api/sign-in";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { Modal } from "@/design/Modal";
import { Switch } from "@/design/Switch";
import { showToast } from "@/design/toasts";

/** Asks before somebody is forgotten: a lever, a press, and the secret of those who have one. */
export function ForgetForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["settings", "account"]);
  const navigate = useNavigate();
  const [meant, setMeant] = useState(false);
  const [draft, setDraft] = useState(EMPTY_SECRET);
  const [asked, setAsked] = useState(false);
  const forget = useMutation({
    mutationFn: () => forgetMe(isBlank(draft) ? undefined : secretOf(draft)),
    onSuccess: async () => {
      forgetSignIn();
      queryClient.clear();
      await navigate({ to: "/" });
      showToast({ words: t("forget.done") });
    },
    onError: (error) => {
      if (needsPresentSecret(refusalOf(error))) setAsked(true);
    },
  });
  const refusal = forget.error ? refusalOf(forget.error) : undefined;
  const missing = needsPresentSecret(refusal);
  return (
    <Modal title={t("forget.sure")} mood="oops" isOpen onClose={onClose}>
      <Form
        className="setting-form"
        onSend={() => {
          if (meant) forget.mutate();
        }}
      >
        <p>{t("forget.gone")}</p>
        <Switch isSelected={meant} onChange={setMeant}>
          {t("forget.meant")}
        </Switch>
        {asked && (
          <section aria-label={t("forget.secret")} className="setting-form">
            <h3 className="secret-step">{t("forget.secret")}</h3>
            <SecretField
              purpose="present"
              draft={draft}
              onChange={(written) => {
                setDraft(written);
                forget.reset();
              }}
              error={missing ? t(`account:secret.missing.${draft.kind}`) : undefined}
            />
          </section>
        )}
        <RefusalNote refusal={missing ? undefined : refusal} />
        <div className="modal-actions">
          <BlockButton onPress={onClose}>{t("forget.stay")}</BlockButton>
          <BlockButton type="submit" className="is-grave" isDisabled={!meant} isPending={forget.isPending}>
            {t("forget.do")}
          </BlockButton>
        </div>
      </Form>
    </Modal>
  );
}
