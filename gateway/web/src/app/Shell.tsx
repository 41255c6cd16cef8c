import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { OfflineNotice } from "./OfflineNotice";
import { RoomToolsPlace } from "./RoomTools";
import { SiteFooter } from "./SiteFooter";
import { SiteHeader } from "./SiteHeader";

const Toasts = lazy(async () => {
  const { Toasts: component } = await import("@/design/Toasts");
  return { default: component };
});

/** What every room has around it. */
export function Shell() {
  const { t } = useTranslation();
  const [toolsPlace, setToolsPlace] = useState<HTMLElement | null>(null);
  const main = useRef<HTMLElement>(null);
  return (
    <div className="site">
      <button
        type="button"
        className="skip-link"
        onClick={() => {
          main.current?.focus();
        }}
      >
        {t("skip")}
      </button>
      <SiteHeader onToolsPlace={setToolsPlace} />
      <OfflineNotice />
      <main ref={main} tabIndex={-1} className="site-main">
        <RoomToolsPlace value={toolsPlace}>
          <Outlet />
        </RoomToolsPlace>
      </main>
      <SiteFooter />
      <Suspense>
        <Toasts />
      </Suspense>
    </div>
  );
}
