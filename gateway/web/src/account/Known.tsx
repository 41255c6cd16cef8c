import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { User } from "@/api/accounts";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Fetching } from "@/design/Fetching";

import { RefusalState } from "./RefusalState";
import { meQuery } from "./use-me";

/** What depends on who the visitor is: shown once that is known, and never to somebody taken for another. */
export function Known({ children }: { children: (me: User | null) => ReactNode }) {
  const { t } = useTranslation("account");
  const { data: me, error, refetch } = useQuery(meQuery);
  if (me !== undefined) return children(me);
  if (!error) return <Fetching />;
  return (
    <RefusalState
      refusal={refusalOf(error)}
      action={
        <BlockButton look="strong" onPress={() => void refetch()}>
          {t("askAgain")}
        </BlockButton>
      }
    />
  );
}
