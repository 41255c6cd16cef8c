import { useMutation } from "@tanstack/react-query";
import { Copy, RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { changeClass, newJoinCode, type SchoolClass } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { copyText } from "@/design/copy-text";
import { Switch } from "@/design/Switch";
import { showToast } from "@/design/toasts";

import { JoinCode } from "./JoinCode";
import { classKey, LED } from "./keys";

/** The code of a class, large enough for the back row, and whether it lets anybody in. */
export function ClassCode({ led }: { led: SchoolClass }) {
  const { t } = useTranslation("classes");
  const keep = async (changed: SchoolClass) => {
    queryClient.setQueryData(classKey(led.id), changed);
    await queryClient.invalidateQueries({ queryKey: LED });
  };
  const renew = useMutation({
    mutationFn: () => newJoinCode(led.id),
    onSuccess: async (changed) => {
      await keep(changed);
      showToast({ words: t("code.renewed") });
    },
  });
  const open = useMutation({
    mutationFn: (isOpen: boolean) => changeClass(led.id, { is_open: isOpen }),
    onSuccess: keep,
  });
  const failed = renew.error ?? open.error;
  return (
    <section className="class-code card-shape" aria-label={t("code.title")}>
      <div>
        <h2 className="field-label">{t("code.title")}</h2>
        <JoinCode code={led.join_code} large />
        <p className="field-hint">{t(led.is_open ? "code.how" : "code.closed")}</p>
      </div>
      <div className="class-code-tools">
        <Switch
          isSelected={led.is_open}
          onChange={(isOpen) => {
            open.mutate(isOpen);
          }}
        >
          {t("code.open")}
        </Switch>
        <div>
          <BlockButton
            size="small"
            onPress={() => {
              void copyText(led.join_code).then((copied) => {
                showToast({ words: t(copied ? "code.copied" : "code.notCopied") });
              });
            }}
          >
            <Copy aria-hidden />
            {t("code.copy")}
          </BlockButton>{" "}
          <BlockButton
            size="small"
            isPending={renew.isPending}
            onPress={() => {
              renew.mutate();
            }}
          >
            <RefreshCw aria-hidden />
            {t("code.renew")}
          </BlockButton>
        </div>
      </div>
      <RefusalNote refusal={failed ? refusalOf(failed) : undefined} />
    </section>
  );
}
