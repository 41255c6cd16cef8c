import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { noteAnswer, noteNoAnswer } from "@/api/reachable";
import { PlainBlock } from "@/design/PlainBlock";
import { allWords } from "@/locales/i18n";
import { Pixel } from "@/pixel/Pixel";

import { useOnline } from "./use-online";

const OfflinePage = lazy(async () => {
  const [{ OfflinePage: component }] = await Promise.all([import("@/offline/OfflinePage"), allWords()]);
  return { default: component };
});

/** Shown when a part of the page fails or cannot be fetched. */
export function Broken() {
  const online = useOnline();
  const [wasOffline, setWasOffline] = useState(!online);
  if (!online && !wasOffline) setWasOffline(true);
  if (!wasOffline) return <Tripped />;
  return (
    <Suspense>
      <OfflinePage />
    </Suspense>
  );
}

function Tripped() {
  const { t } = useTranslation();
  useEffect(() => {
    // What did not come may say that nothing comes.
    fetch("/api/health", { cache: "no-store" }).then(noteAnswer, noteNoAnswer);
  }, []);
  return (
    <div role="alert" className="m-auto flex max-w-md flex-col items-center gap-4 py-12 text-center">
      <div className="w-40">
        <Pixel mood="oops" />
      </div>
      <h1 className="text-3xl font-bold">{t("broken.title")}</h1>
      <p>{t("broken.what")}</p>
      <PlainBlock
        look="strong"
        size="large"
        onClick={() => {
          window.location.reload();
        }}
      >
        {t("broken.again")}
      </PlainBlock>
    </div>
  );
}
