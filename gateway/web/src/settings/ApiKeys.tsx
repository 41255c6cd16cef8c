import { useMutation, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { type ApiKey, apiKeys, makeApiKey, type Scope } from "@/api/api-keys";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Form } from "@/design/Form";
import { Switch } from "@/design/Switch";
import { TextField } from "@/design/TextField";
import { showToast } from "@/design/toasts";
import { useDay } from "@/locales/use-day";

import { Setting } from "./Setting";

const NewKeySheet = lazy(async () => ({ default: (await import("./NewKeySheet")).NewKeySheet }));
const RevokeKey = lazy(async () => ({ default: (await import("./RevokeKey")).RevokeKey }));

const API_KEYS = ["api-keys"] as const;
const SCOPES: readonly Scope[] = ["read", "write", "run"];

/** Keys for the member's own programs. */
export function ApiKeys() {
  const { t } = useTranslation("settings");
  const day = useDay();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>(["read"]);
  const { data: keys, error } = useQuery({ queryKey: API_KEYS, queryFn: apiKeys });
  const look = () => queryClient.invalidateQueries({ queryKey: API_KEYS });
  const make = useMutation({
    mutationFn: () => makeApiKey(name.trim(), [...scopes]),
    onSuccess: async () => {
      setName("");
      await look();
    },
  });
  const [revoked, setRevoked] = useState<ApiKey>();
  const failed = error ?? make.error;
  return (
    <Setting title={t("keys.title")}>
      <p>{t("keys.what")}</p>
      <ul className="sign-ins">
        {keys?.map((key) => (
          <li key={key.id}>
            <span>
              <strong>{key.name}</strong> <code>{key.prefix}…</code>
              <br />
              <span className="field-hint">
                {key.scopes.map((scope) => t(`keys.scopes.${scope}`)).join(", ")} ·{" "}
                {t("keys.until", { day: day(key.expires_at) })}
              </span>
            </span>
            <BlockButton
              size="small"
              aria-label={t("keys.revokeNamed", { name: key.name })}
              onPress={() => {
                setRevoked(key);
              }}
            >
              {t("keys.revoke")}
            </BlockButton>
          </li>
        ))}
      </ul>
      <Form
        className="setting-form"
        onSend={() => {
          if (name.trim() !== "" && scopes.length > 0) make.mutate();
        }}
      >
        <TextField
          label={t("keys.name")}
          autoComplete="off"
          maxLength={60}
          value={name}
          onChange={(typed) => {
            setName(typed);
            make.reset();
          }}
        />
        <div role="group" aria-label={t("keys.may")} className="key-scopes">
          {SCOPES.map((scope) => (
            <Switch
              key={scope}
              isSelected={scopes.includes(scope)}
              onChange={(chosen) => {
                setScopes(SCOPES.filter((each) => (each === scope ? chosen : scopes.includes(each))));
              }}
            >
              {t(`keys.scopes.${scope}`)}
            </Switch>
          ))}
        </div>
        <RefusalNote refusal={failed ? refusalOf(failed) : undefined} />
        <BlockButton
          type="submit"
          isPending={make.isPending}
          isDisabled={name.trim() === "" || scopes.length === 0}
        >
          {t("keys.make")}
        </BlockButton>
      </Form>
      <Suspense>
        {make.data && (
          <NewKeySheet
            secret={make.data.key}
            onClose={() => {
              make.reset();
            }}
          />
        )}
        {revoked && (
          <RevokeKey
            apiKey={revoked}
            onDone={() => {
              setRevoked(undefined);
              void look();
              showToast({ words: t("keys.revoked") });
            }}
            onClose={() => {
              setRevoked(undefined);
            }}
          />
        )}
      </Suspense>
    </Setting>
  );
}
