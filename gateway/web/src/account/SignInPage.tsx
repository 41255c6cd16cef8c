import "./account.css";

import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { Page } from "@/design/Page";
import { Speech } from "@/design/Speech";

import { SignInForm } from "./SignInForm";
import { useWayBack } from "./use-way-back";

/** Signing in with a nickname and a secret. */
export function SignInPage() {
  const { t } = useTranslation("account");
  const back = useWayBack();
  return (
    <Page title={t("signIn.title")} width="middle">
      <div className="account-page">
        <div className="account-talk">
          <Speech mood="hello" title={t("signIn.pixel")}>
            <p>{t("signIn.why")}</p>
          </Speech>
          <div className="account-other">
            <p>{t("signIn.noName")}</p>
            <BlockLink to="/register" search={back}>
              {t("signIn.register")}
            </BlockLink>
          </div>
        </div>
        <SignInForm />
      </div>
    </Page>
  );
}
