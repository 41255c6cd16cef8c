import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { register } from "@/api/accounts";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { showToast } from "@/design/toasts";

import { nicknameMistake } from "./nickname";
import { NicknameField } from "./NicknameField";
import { RefusalNote } from "./RefusalNote";
import { isAboutNickname, isAboutSecret } from "./refused-fields";
import { EMPTY_SECRET, mistakeIn, secretOf } from "./secret";
import { SecretField } from "./SecretField";
import { useArrive } from "./use-arrive";

/** A nickname and a secret of one's own. */
export function RegisterForm() {
  const { t } = useTranslation("account");
  const arrive = useArrive();
  const [nickname, setNickname] = useState("");
  const [draft, setDraft] = useState(EMPTY_SECRET);
  const [tried, setTried] = useState(false);
  const become = useMutation({
    mutationFn: () => register(nickname.trim(), secretOf(draft)),
    onSuccess: (user) => {
      arrive(user);
      showToast({ words: t("register.welcome", { name: user.nickname }) });
    },
  });
  const refusal = become.error ? refusalOf(become.error) : undefined;
  const [aboutNickname, aboutSecret] = [isAboutNickname(refusal), isAboutSecret(refusal)];
  const mistake = mistakeIn(draft);
  const wrong = aboutSecret ? "easyToGuess" : tried ? mistake : undefined;
  return (
    <Form
      className="account-card card-shape"
      onSend={() => {
        setTried(true);
        if (!nicknameMistake(nickname.trim()) && !mistake) become.mutate();
      }}
    >
      <NicknameField
        value={nickname}
        onChange={(name) => {
          setNickname(name);
          become.reset();
        }}
        tried={tried}
        refusal={aboutNickname ? refusal : undefined}
      />
      <SecretField
        purpose="new"
        draft={draft}
        onChange={(written) => {
          setDraft(written);
          become.reset();
        }}
        error={wrong && t(`secret.mistake.${wrong}`)}
      />
      <RefusalNote refusal={aboutNickname || aboutSecret ? undefined : refusal} />
      <BlockButton type="submit" look="strong" size="large" isPending={become.isPending}>
        {t("register.do")}
      </BlockButton>
    </Form>
  );
}
