import "./account.css";

import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { Speech } from "@/design/Speech";

import { RegisterForm } from "./RegisterForm";
import { useMe } from "./use-me";
import { useWayBack } from "./use-way-back";

/** A guest becomes a member and keeps everything they made. */
export function RegisterPage() {
  const { t } = useTranslation("account");
  const me = useMe();
  const back = useWayBack();
  if (me?.kind === "member") {
    return (
      <Page title={t("register.title")} width="middle">
        <EmptyState
          mood="proud"
          title={t("register.already", { name: me.nickname })}
          words={t("register.alreadyWhat")}
          action={<BlockLink to="/settings">{t("register.toSettings")}</BlockLink>}
        />
      </Page>
    );
  }
  return (
    <Page title={t("register.title")} width="middle">
      <div className="account-page">
        <div className="account-talk">
          <Speech mood="listening" title={t("register.pixel")}>
            <p>{t("register.why")}</p>
            <p>{t("register.private")}</p>
          </Speech>
          <div className="account-other">
            <p>{t("register.haveName")}</p>
            <BlockLink to="/sign-in" search={back}>
              {t("signIn.title")}
            </BlockLink>
          </div>
        </div>
        <RegisterForm />
      </div>
    </Page>
  );
}
