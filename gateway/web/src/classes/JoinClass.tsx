import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { nicknameMistake } from "@/account/nickname";
import { NicknameField } from "@/account/NicknameField";
import { RefusalNote } from "@/account/RefusalNote";
import { isAboutNickname } from "@/account/refused-fields";
import type { User } from "@/api/accounts";
import { joinClass } from "@/api/classes";
import { ME, queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { forgetSignIn } from "@/api/sign-in";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { TextField } from "@/design/TextField";
import { showToast } from "@/design/toasts";

import { JOINED } from "./keys";

const CODE_LENGTH = 6;
const CLASS_FULL = "limit_reached";
/** Codes are written large and without spaces, however they are typed. */
const tidy = (code: string) => code.replace(/[\s-]/g, "").toUpperCase();

interface JoinClassProps {
  me: User | null;
  /** Somebody new came in: without a secret yet. */
  onNewMember: () => void;
}

/** Joining a class with the code on the board. Somebody new picks a nickname for it. */
export function JoinClass({ me, onNewMember }: JoinClassProps) {
  const { t } = useTranslation("classes");
  const isMember = me?.kind === "member";
  const [code, setCode] = useState("");
  const [nickname, setNickname] = useState("");
  const [tried, setTried] = useState(false);
  const join = useMutation({
    mutationFn: () => joinClass(code, isMember ? undefined : nickname.trim()),
    onSuccess: async ({ class: joined, user }) => {
      forgetSignIn();
      queryClient.setQueryData(ME, user);
      await queryClient.invalidateQueries({ queryKey: JOINED });
      setCode("");
      setTried(false);
      if (!isMember) onNewMember();
      showToast({ words: t("join.done", { name: joined.name }) });
    },
  });
  const refusal = join.error ? refusalOf(join.error) : undefined;
  const aboutNickname = isAboutNickname(refusal);
  const isFull = refusal?.code === CLASS_FULL;
  const ready = code.length === CODE_LENGTH && (isMember || !nicknameMistake(nickname.trim()));
  return (
    <Form
      className="class-join card-shape"
      onSend={() => {
        setTried(true);
        if (ready) join.mutate();
      }}
    >
      <h2 className="class-heading">{t("join.title")}</h2>
      <div className="join-code">
        <TextField
          label={t("join.code")}
          hint={t("join.hint")}
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          maxLength={12}
          value={code}
          onChange={(typed) => {
            setCode(tidy(typed).slice(0, CODE_LENGTH));
            join.reset();
          }}
          error={isFull ? t("join.full") : tried && code.length !== CODE_LENGTH ? t("join.short") : undefined}
        />
      </div>
      {!isMember && (
        <NicknameField
          value={nickname}
          onChange={(name) => {
            setNickname(name);
            join.reset();
          }}
          tried={tried}
          refusal={aboutNickname ? refusal : undefined}
        />
      )}
      <RefusalNote refusal={aboutNickname || isFull ? undefined : refusal} />
      <BlockButton type="submit" look="strong" isPending={join.isPending}>
        {t("join.do")}
      </BlockButton>
    </Form>
  );
}
