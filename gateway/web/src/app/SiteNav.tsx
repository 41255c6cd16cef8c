import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const ROOMS = [
  { to: "/new", words: "new" },
  { to: "/projects", words: "projects" },
  { to: "/gallery", words: "gallery" },
  { to: "/help", words: "help" },
] as const;

/** The ways to the rooms that everyone uses. */
export function SiteNav() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("nav.label")} className="site-nav">
      <ul>
        {ROOMS.map(({ to, words }) => (
          <li key={to}>
            <Link to={to} className="site-link focus-ring">
              {t(`nav.${words}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
