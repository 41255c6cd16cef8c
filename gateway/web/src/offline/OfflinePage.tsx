import "./offline.css";

import { Check, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { useOnline } from "@/app/use-online";
import { PlainBlock } from "@/design/PlainBlock";
import { Pixel } from "@/pixel/Pixel";

const WORKS = ["open", "before", "notes"] as const;
const WAITS = ["run", "gallery"] as const;

/** Shown in place of a room that cannot be fetched: what still works, and what has to wait. */
export function OfflinePage() {
  const { t } = useTranslation("offline");
  const online = useOnline();
  useEffect(() => {
    if (online) window.location.reload();
  }, [online]);
  return (
    <div className="offline-page">
      <div className="offline-pixel" aria-hidden>
        <Pixel mood="asleep" />
      </div>
      <h1 className="page-title">{t("title")}</h1>
      <p>{t("words")}</p>
      <div className="offline-lists">
        <section aria-labelledby="offline-works">
          <h2 id="offline-works">{t("works.title")}</h2>
          <ul>
            {WORKS.map((each) => (
              <li key={each}>
                <Check aria-hidden />
                {t(`works.${each}`)}
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="offline-waits">
          <h2 id="offline-waits">{t("waits.title")}</h2>
          <ul>
            {WAITS.map((each) => (
              <li key={each}>
                <X aria-hidden />
                {t(`waits.${each}`)}
              </li>
            ))}
          </ul>
        </section>
      </div>
      <PlainBlock
        look="strong"
        size="large"
        onClick={() => {
          window.location.reload();
        }}
      >
        {t("again")}
      </PlainBlock>
    </div>
  );
}
