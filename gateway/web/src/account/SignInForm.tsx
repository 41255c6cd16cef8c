import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { logIn } from "@/api/accounts";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { TextField } from "@/design/TextField";
import { showToast } from "@/design/toasts";

import { RefusalNote } from "./RefusalNote";
import { EMPTY_SECRET, isBlank, secretOf } from "./secret";
import { SecretField } from "./SecretField";
import { useArrive } from "./use-arrive";

/** A nickname and a secret. */
export function SignInForm() {
  const { t } = useTranslation("account");
  const arrive = useArrive();
  const [nickname, setNickname] = useState("");
  const [draft, setDraft] = useState(EMPTY_SECRET);
  const [tried, setTried] = useState(false);
  const signIn = useMutation({
    mutationFn: () => logIn(nickname, secretOf(draft)),
    onSuccess: ({ user, moved }) => {
      arrive(user);
      const name = user.nickname ?? "";
      showToast({
        words:
          moved.projects > 0
            ? t("signIn.moved", { name, count: moved.projects })
            : t("signIn.welcome", { name }),
      });
    },
  });
  return (
    <Form
      className="account-card card-shape"
      onSend={() => {
        setTried(true);
        if (nickname.trim() !== "" && !isBlank(draft)) signIn.mutate();
      }}
    >
      <TextField
        label={t("nickname.label")}
        autoComplete="username"
        value={nickname}
        onChange={(name) => {
          setNickname(name);
          signIn.reset();
        }}
        error={tried && nickname.trim() === "" ? t("nickname.missing") : undefined}
      />
      <SecretField
        purpose="present"
        draft={draft}
        onChange={(written) => {
          setDraft(written);
          signIn.reset();
        }}
        error={tried && isBlank(draft) ? t(`secret.missing.${draft.kind}`) : undefined}
      />
      <RefusalNote refusal={signIn.error ? refusalOf(signIn.error) : undefined} />
      <BlockButton type="submit" look="strong" size="large" isPending={signIn.isPending}>
        {t("signIn.do")}
      </BlockButton>
      <p className="field-hint">{t("signIn.forgotten")}</p>
    </Form>
  );
}
