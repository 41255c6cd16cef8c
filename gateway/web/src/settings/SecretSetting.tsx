import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { Setting } from "./Setting";

const SecretForm = lazy(async () => ({ default: (await import("./SecretForm")).SecretForm }));

/** The way to another secret, or to a first one. */
export function SecretSetting() {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState(false);
  return (
    <Setting title={t("secret.title")}>
      <p>{t("secret.what")}</p>
      <div>
        <BlockButton
          onPress={() => {
            setOpen(true);
          }}
        >
          {t("secret.open")}
        </BlockButton>
      </div>
      <Suspense>
        {open && (
          <SecretForm
            onClose={() => {
              setOpen(false);
            }}
          />
        )}
      </Suspense>
    </Setting>
  );
}
