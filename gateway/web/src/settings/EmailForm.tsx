import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { isAbout } from "@/account/refused-fields";
import { changeEmail, type User } from "@/api/accounts";
import { ME, queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { TextField } from "@/design/TextField";
import { showToast } from "@/design/toasts";

import { Setting } from "./Setting";

/** Where a teacher can be reached, if the teacher wishes. Learners are never asked. */
export function EmailForm({ me }: { me: User }) {
  const { t } = useTranslation("settings");
  const [email, setEmail] = useState(me.email ?? "");
  const keep = useMutation({
    mutationFn: () => changeEmail(email.trim() === "" ? null : email.trim()),
    onSuccess: (user) => {
      queryClient.setQueryData(ME, user);
      showToast({ words: t(user.email ? "email.done" : "email.forgotten") });
    },
  });
  const refusal = keep.error ? refusalOf(keep.error) : undefined;
  const malformed = isAbout(refusal, "email");
  return (
    <Setting title={t("email.title")}>
      <Form
        className="setting-form"
        onSend={() => {
          keep.mutate();
        }}
      >
        <TextField
          label={t("email.label")}
          hint={t("email.hint")}
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={(typed) => {
            setEmail(typed);
            keep.reset();
          }}
          error={malformed ? t("email.malformed") : undefined}
        />
        <RefusalNote refusal={malformed ? undefined : refusal} />
        <BlockButton type="submit" isPending={keep.isPending} isDisabled={email.trim() === (me.email ?? "")}>
          {t("email.do")}
        </BlockButton>
      </Form>
    </Setting>
  );
}
