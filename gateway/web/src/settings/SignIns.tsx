import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { endSignIn, signIns, signOutEverywhere } from "@/api/accounts";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { forgetSignIn } from "@/api/sign-in";
import { BlockButton } from "@/design/BlockButton";
import { showToast } from "@/design/toasts";
import { useDay } from "@/locales/use-day";

import { Setting } from "./Setting";

const SIGN_INS = ["sign-ins"] as const;

/** The computers on which the member is signed in, and a way out of each. */
export function SignIns() {
  const { t } = useTranslation("settings");
  const day = useDay();
  const navigate = useNavigate();
  const { data: places, error } = useQuery({ queryKey: SIGN_INS, queryFn: signIns });
  const end = useMutation({
    mutationFn: endSignIn,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: SIGN_INS });
      showToast({ words: t("signIns.ended") });
    },
  });
  const everywhere = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: async () => {
      forgetSignIn();
      queryClient.clear();
      await navigate({ to: "/" });
      showToast({ words: t("signIns.endedAll") });
    },
  });
  const failed = error ?? end.error ?? everywhere.error;
  return (
    <Setting title={t("signIns.title")}>
      <ul className="sign-ins">
        {places?.map(({ id, current, created_at, last_seen_at }) => (
          <li key={id} data-current={current}>
            <span>
              <strong>{t(current ? "signIns.here" : "signIns.elsewhere")}</strong>
              <br />
              <span className="field-hint">
                {t("signIns.when", { since: day(created_at), seen: day(last_seen_at) })}
              </span>
            </span>
            {!current && (
              <BlockButton
                size="small"
                isDisabled={end.isPending}
                onPress={() => {
                  end.mutate(id);
                }}
              >
                {t("signIns.end")}
              </BlockButton>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote refusal={failed ? refusalOf(failed) : undefined} />
      <div>
        <BlockButton
          isPending={everywhere.isPending}
          onPress={() => {
            everywhere.mutate();
          }}
        >
          {t("signIns.endAll")}
        </BlockButton>
      </div>
    </Setting>
  );
}
