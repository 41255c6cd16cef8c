import { Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { Pixel } from "@/pixel/Pixel";

import { RoomToolsPlace } from "./RoomTools";

const AppearanceMenu = lazy(async () => {
  const { AppearanceMenu: component } = await import("@/design/AppearanceMenu");
  return { default: component };
});

/** What every room has: the way home, and the switch for how it looks. */
export function Shell() {
  const { t } = useTranslation();
  const [toolsPlace, setToolsPlace] = useState<HTMLElement | null>(null);
  return (
    <div className="mx-auto flex min-h-dvh max-w-[110rem] flex-col px-4 sm:px-6">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-2 pb-1">
        <Link to="/" className="focus-ring flex items-center gap-3 text-[1.05em] leading-tight font-bold">
          <span className="w-10 flex-none" aria-hidden>
            <Pixel mood="hello" still />
          </span>
          {t("brand")}
        </Link>
        <div className="flex flex-wrap items-center gap-4">
          <div ref={setToolsPlace} />
          <Suspense>
            <AppearanceMenu />
          </Suspense>
        </div>
      </header>
      <main className="flex flex-1 flex-col">
        <RoomToolsPlace value={toolsPlace}>
          <Outlet />
        </RoomToolsPlace>
      </main>
    </div>
  );
}
