import "./layers.css";

import { Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { Dialog, DialogTrigger, Heading, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { LanguageChoice } from "@/locales/LanguageChoice";

import { BlockButton } from "./BlockButton";
import { LookChoices } from "./LookChoices";

/** How the page looks and which language it speaks. Open as soon as it is there: somebody has asked for it. */
export function AppearanceMenu() {
  const { t } = useTranslation();
  return (
    <DialogTrigger defaultOpen>
      <BlockButton size="small">
        <Eye aria-hidden />
        {t("look.open")}
      </BlockButton>
      <Popover placement="bottom end" offset={12} className="look-place">
        <Dialog className="look-sheet block-shape">
          <Heading slot="title" className="text-lg font-bold">
            {t("look.title")}
          </Heading>
          <LookChoices />
          <LanguageChoice />
          <Link to="/settings" className="look-more plain-link focus-ring">
            {t("look.more")}
          </Link>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
