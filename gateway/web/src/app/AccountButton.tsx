import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/account/use-me";
import { useWayBack } from "@/account/use-way-back";
import { BlockLink } from "@/design/BlockLink";

const AccountMenu = lazy(async () => {
  const { AccountMenu: component } = await import("./AccountMenu");
  return { default: component };
});

/** The way to sign in for strangers, to keep their games for guests, and to their own things for members. */
export function AccountButton() {
  const { t } = useTranslation();
  const me = useMe();
  const back = useWayBack();
  if (me === undefined) return null;
  if (me?.kind === "member") {
    return (
      <Suspense>
        <AccountMenu nickname={me.nickname ?? ""} />
      </Suspense>
    );
  }
  return me === null ? (
    <BlockLink to="/sign-in" search={back} size="small">
      {t("account.signIn")}
    </BlockLink>
  ) : (
    <BlockLink to="/register" search={back} size="small" className="is-honey">
      {t("account.keep")}
    </BlockLink>
  );
}
