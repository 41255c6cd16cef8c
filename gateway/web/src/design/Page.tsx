import "./page.css";

import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { cameFromInside } from "@/app/arrival";

interface PageProps {
  /** The heading, and the first part of the document's title. */
  title: string;
  /** How wide the page's content may become. */
  width?: "narrow" | "middle" | "wide";
  /** Beside the heading, such as the page's main action. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One page: its heading takes the focus when the visitor comes to it. */
export function Page({ title, width = "wide", actions, children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("brand")}`;
  }, [title, t]);
  useEffect(() => {
    if (cameFromInside()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page" data-width={width}>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1} className="page-title">
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </div>
  );
}
