import "./wizard.css";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { kindsQuery } from "@/api/kinds";

import { Conversation } from "./Conversation";
import { PixelAsks } from "./PixelAsks";

/** A new game by conversation: Pixel asks what it is, how it looks and what it is called. */
export function WizardPage() {
  const { t, i18n } = useTranslation("wizard");
  const { t: shell } = useTranslation();
  const { data: kinds, isError } = useQuery(kindsQuery(i18n.language));
  useEffect(() => {
    document.title = `${t("title")} · ${shell("brand")}`;
  }, [t, shell]);

  if (kinds) return <Conversation kinds={kinds} />;
  return (
    <div className="wizard" data-step="waiting">
      <PixelAsks
        mood={isError ? "asleep" : "thinking"}
        question={isError ? t("noGames.title") : t("kind.question")}
      >
        {isError ? t("noGames.what") : t("loading")}
      </PixelAsks>
    </div>
  );
}
