import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

/** An empty place on the wall: the way to another game. */
export function NewGameSlot() {
  const { t } = useTranslation("projects");
  return (
    <li className="wall-new">
      <Link to="/new" className="wall-new-link focus-ring">
        <Plus aria-hidden />
        {t("new")}
      </Link>
    </li>
  );
}
