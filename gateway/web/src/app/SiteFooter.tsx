import { Link, useMatchRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const ROOMS = ["settings", "classes"] as const;

/** The ways to the rooms that one needs now and then. The studio needs its whole height. */
export function SiteFooter() {
  const { t } = useTranslation();
  const matchRoute = useMatchRoute();
  if (matchRoute({ to: "/game/$projectId" }) !== false) return null;
  return (
    <footer className="site-foot">
      <nav aria-label={t("nav.more")}>
        <ul>
          {ROOMS.map((room) => (
            <li key={room}>
              <Link to={`/${room}`} className="site-link focus-ring">
                {t(`account.${room}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
