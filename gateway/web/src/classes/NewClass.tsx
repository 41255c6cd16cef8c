import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { makeClass } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { TextField } from "@/design/TextField";

import { classKey, LED } from "./keys";

/** Making a class: it needs a name, and gets a code. */
export function NewClass() {
  const { t } = useTranslation("classes");
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () => makeClass(name.trim()),
    onSuccess: async (made) => {
      queryClient.setQueryData(classKey(made.id), made);
      await queryClient.invalidateQueries({ queryKey: LED });
      await navigate({ to: "/classes/$classId", params: { classId: made.id } });
    },
  });
  return (
    <Form
      className="class-new"
      onSend={() => {
        setTried(true);
        if (name.trim() !== "") make.mutate();
      }}
    >
      <TextField
        label={t("new.name")}
        hint={t("new.hint")}
        autoComplete="off"
        maxLength={60}
        value={name}
        onChange={(typed) => {
          setName(typed);
          make.reset();
        }}
        error={tried && name.trim() === "" ? t("new.missing") : undefined}
      />
      <BlockButton type="submit" look="strong" isPending={make.isPending}>
        <Plus aria-hidden />
        {t("new.do")}
      </BlockButton>
      <RefusalNote refusal={make.error ? refusalOf(make.error) : undefined} />
    </Form>
  );
}
