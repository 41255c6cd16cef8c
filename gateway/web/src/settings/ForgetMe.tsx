import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { BlockButton } from "@/design/BlockButton";

import { Setting } from "./Setting";

const ForgetForm = lazy(async () => ({ default: (await import("./ForgetForm")).ForgetForm }));

/** The way to be forgotten with all games. */
export function ForgetMe() {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState(false);
  return (
    <Setting title={t("forget.title")}>
      <p>{t("forget.what")}</p>
      <div>
        <BlockButton
          onPress={() => {
            setOpen(true);
          }}
        >
          {t("forget.open")}
        </BlockButton>
      </div>
      <Suspense>
        {open && (
          <ForgetForm
            onClose={() => {
              setOpen(false);
            }}
          />
        )}
      </Suspense>
    </Setting>
  );
}
