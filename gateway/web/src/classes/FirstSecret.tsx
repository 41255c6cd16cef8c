import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { isAboutSecret } from "@/account/refused-fields";
import { EMPTY_SECRET, mistakeIn, secretOf } from "@/account/secret";
import { SecretField } from "@/account/SecretField";
import { changeSecret } from "@/api/accounts";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { showToast } from "@/design/toasts";

interface FirstSecretProps {
  /** It is chosen, or somebody wants to do it later. */
  onDone: () => void;
}

/** For somebody who joined a class and has nothing yet to come back with: the first secret. */
export function FirstSecret({ onDone }: FirstSecretProps) {
  const { t } = useTranslation(["classes", "account"]);
  const [draft, setDraft] = useState(EMPTY_SECRET);
  const [tried, setTried] = useState(false);
  const keep = useMutation({
    mutationFn: () => changeSecret(secretOf(draft), undefined),
    onSuccess: () => {
      onDone();
      showToast({ words: t("secret.done") });
    },
  });
  const refusal = keep.error ? refusalOf(keep.error) : undefined;
  const aboutSecret = isAboutSecret(refusal);
  const mistake = mistakeIn(draft);
  const wrong = aboutSecret ? "easyToGuess" : tried ? mistake : undefined;
  return (
    <Form
      className="class-join card-shape"
      onSend={() => {
        setTried(true);
        if (!mistake) keep.mutate();
      }}
    >
      <h2 className="class-heading">{t("secret.title")}</h2>
      <p>{t("secret.why")}</p>
      <SecretField
        purpose="new"
        draft={draft}
        onChange={(written) => {
          setDraft(written);
          keep.reset();
        }}
        error={wrong && t(`account:secret.mistake.${wrong}`)}
      />
      <RefusalNote refusal={aboutSecret ? undefined : refusal} />
      <div className="class-actions is-start">
        <BlockButton type="submit" look="strong" isPending={keep.isPending}>
          {t("secret.do")}
        </BlockButton>
        <BlockButton onPress={onDone}>{t("secret.later")}</BlockButton>
      </div>
    </Form>
  );
}
