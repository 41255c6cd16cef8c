import "./settings.css";

import { useTranslation } from "react-i18next";

import { Known } from "@/account/Known";
import type { User } from "@/api/accounts";
import { BlockLink } from "@/design/BlockLink";
import { LookChoices } from "@/design/LookChoices";
import { Page } from "@/design/Page";
import { LanguageChoice } from "@/locales/LanguageChoice";

import { ApiKeys } from "./ApiKeys";
import { EmailForm } from "./EmailForm";
import { ForgetMe } from "./ForgetMe";
import { NicknameForm } from "./NicknameForm";
import { PlaySettings } from "./PlaySettings";
import { SecretSetting } from "./SecretSetting";
import { Setting } from "./Setting";
import { SignIns } from "./SignIns";

/** What the visitor can set: how the page looks and sounds, and for members who they are. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  return (
    <Page title={t("title")} width="middle">
      <div className="settings">
        <Setting title={t("look")}>
          <LookChoices />
        </Setting>
        <Setting title={t("language")}>
          <LanguageChoice />
        </Setting>
        <Setting title={t("play.title")}>
          <PlaySettings />
        </Setting>
        <Known>{(me) => <Person me={me} />}</Known>
      </div>
    </Page>
  );
}

/** What somebody can set about themselves. */
function Person({ me }: { me: User | null }) {
  const { t } = useTranslation("settings");
  if (me?.kind === "member") {
    return (
      <>
        <NicknameForm me={me} />
        {me.role !== "learner" && <EmailForm me={me} />}
        <SecretSetting />
        <SignIns />
        <ApiKeys />
        <ForgetMe />
      </>
    );
  }
  return (
    <>
      <Setting title={t("nobody.title")}>
        <p>{t(me ? "nobody.guest" : "nobody.what")}</p>
        <div>
          <BlockLink to="/register" search={{ back: "/settings" }} look="strong">
            {t("nobody.do")}
          </BlockLink>
        </div>
      </Setting>
      {me && <ForgetMe />}
    </>
  );
}
