import { Trash2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ProjectSummary } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { Cartridge } from "@/design/Cartridge";
import { IconButton } from "@/design/IconButton";
import type { KindLabel } from "@/shelf/use-kinds";

import { daysLeft } from "./days-left";

interface DeletedCardProps {
  project: ProjectSummary;
  kind: KindLabel | undefined;
  onBringBack: () => void;
  onDelete: () => void;
}

/** A deleted game, and how long it can be brought back. */
export function DeletedCard({ project, kind, onBringBack, onDelete }: DeletedCardProps) {
  const { t } = useTranslation("projects");
  const { name, picture, deleted_at } = project;
  return (
    <Cartridge
      as="li"
      heading="h2"
      title={name}
      picture={picture}
      colour={kind?.colour}
      link={name}
      actions={
        <>
          <BlockButton size="small" look="strong" onPress={onBringBack}>
            <Undo2 aria-hidden />
            {t("bringBack")}
            <span className="sr-only">{name}</span>
          </BlockButton>
          <IconButton label={t("gone.one", { name })} Icon={Trash2} onPress={onDelete} />
        </>
      }
    >
      <p className="wall-facts">{t("daysLeft", { count: daysLeft(deleted_at ?? "", new Date()) })}</p>
    </Cartridge>
  );
}
