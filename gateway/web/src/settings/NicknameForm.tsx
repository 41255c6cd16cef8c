import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { nicknameMistake } from "@/account/nickname";
import { NicknameField } from "@/account/NicknameField";
import { RefusalNote } from "@/account/RefusalNote";
import { isAboutNickname } from "@/account/refused-fields";
import { changeNickname, type User } from "@/api/accounts";
import { ME, queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { showToast } from "@/design/toasts";

import { Setting } from "./Setting";

/** Another nickname. */
export function NicknameForm({ me }: { me: User }) {
  const { t } = useTranslation("settings");
  const [nickname, setNickname] = useState(me.nickname ?? "");
  const [tried, setTried] = useState(false);
  const rename = useMutation({
    mutationFn: () => changeNickname(nickname.trim()),
    onSuccess: (user) => {
      queryClient.setQueryData(ME, user);
      showToast({ words: t("nickname.done", { name: user.nickname }) });
    },
  });
  const refusal = rename.error ? refusalOf(rename.error) : undefined;
  const aboutNickname = isAboutNickname(refusal);
  return (
    <Setting title={t("nickname.title")}>
      <Form
        className="setting-form"
        onSend={() => {
          setTried(true);
          if (!nicknameMistake(nickname.trim())) rename.mutate();
        }}
      >
        <NicknameField
          value={nickname}
          onChange={(name) => {
            setNickname(name);
            rename.reset();
          }}
          tried={tried}
          refusal={aboutNickname ? refusal : undefined}
        />
        <RefusalNote refusal={aboutNickname ? undefined : refusal} />
        <BlockButton type="submit" isPending={rename.isPending} isDisabled={nickname.trim() === me.nickname}>
          {t("nickname.do")}
        </BlockButton>
      </Form>
    </Setting>
  );
}
