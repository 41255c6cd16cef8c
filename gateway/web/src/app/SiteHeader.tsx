import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { PlainBlock } from "@/design/PlainBlock";
import { Pixel } from "@/pixel/Pixel";

import { AccountButton } from "./AccountButton";
import { LookButton } from "./LookButton";
import { SiteNav } from "./SiteNav";

/** The top of every page: the way home, the rooms, the tools of the present room, the look and the account. */
export function SiteHeader({ onToolsPlace }: { onToolsPlace: (place: HTMLElement | null) => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  // On a telephone the rooms are in a list, which is open on the page where it was opened.
  const [openOn, setOpenOn] = useState<string>();
  const open = openOn === pathname;
  useEffect(() => {
    if (!open) return;
    const close = ({ key }: KeyboardEvent) => {
      if (key === "Escape") setOpenOn(undefined);
    };
    window.addEventListener("keydown", close);
    return () => {
      window.removeEventListener("keydown", close);
    };
  }, [open]);
  return (
    <header className="site-head" data-open={open}>
      <Link to="/" className="site-brand focus-ring" activeOptions={{ exact: true }}>
        <span className="site-pixel" aria-hidden>
          <Pixel mood="hello" still />
        </span>
        <span className="site-name">{t("brand")}</span>
      </Link>
      <PlainBlock
        size="small"
        className="site-menu"
        aria-expanded={open}
        aria-controls="site-rooms"
        onClick={() => {
          setOpenOn(open ? undefined : pathname);
        }}
      >
        <span className="site-menu-bars" aria-hidden />
        {t("menu")}
      </PlainBlock>
      <div ref={onToolsPlace} className="room-tools" />
      <div id="site-rooms" className="site-rooms">
        <SiteNav />
        <div className="site-own">
          <LookButton />
          <AccountButton />
        </div>
      </div>
    </header>
  );
}
