import { useNavigate } from "@tanstack/react-router";
import { CircleUserRound, LogOut, School, Settings } from "lucide-react";
import { useTranslation } from "react-i18next";

import { signOut } from "@/api/accounts";
import { queryClient } from "@/api/query-client";
import { forgetSignIn } from "@/api/sign-in";
import { Menu } from "@/design/Menu";
import { showToast } from "@/design/toasts";

/** What a member can do about being a member. */
export function AccountMenu({ nickname }: { nickname: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leave = async () => {
    try {
      await signOut();
    } catch {
      showToast({ words: t("account.stillIn") });
      return;
    }
    forgetSignIn();
    queryClient.clear();
    await navigate({ to: "/" });
    showToast({ words: t("account.signedOut") });
  };
  return (
    <Menu
      label={t("account.menu", { nickname })}
      button={
        <>
          <CircleUserRound aria-hidden />
          <span className="head-nickname">{nickname}</span>
        </>
      }
      choices={[
        {
          id: "settings",
          words: t("account.settings"),
          Icon: Settings,
          onAction: () => void navigate({ to: "/settings" }),
        },
        {
          id: "classes",
          words: t("account.classes"),
          Icon: School,
          onAction: () => void navigate({ to: "/classes" }),
        },
        { id: "signOut", words: t("account.signOut"), Icon: LogOut, onAction: () => void leave() },
      ]}
    />
  );
}
