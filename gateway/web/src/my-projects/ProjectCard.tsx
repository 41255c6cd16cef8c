import { Copy, Download, Ellipsis, Pencil, Play, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ProjectSummary } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { Cartridge, CartridgeLink } from "@/design/Cartridge";
import { Menu } from "@/design/Menu";
import { KindFact } from "@/shelf/KindFact";
import type { KindLabel } from "@/shelf/use-kinds";
import { timeAgo } from "@/shelf/when";

import { useProjectActions } from "./use-project-actions";

interface ProjectCardProps {
  project: ProjectSummary;
  kind: KindLabel | undefined;
  onRename: () => void;
}

/** One of the visitor's games: opened by its cartridge, played by its block. */
export function ProjectCard({ project, kind, onRename }: ProjectCardProps) {
  const { t, i18n } = useTranslation("projects");
  const { play, duplicate, exportZip, remove } = useProjectActions(project);
  const { id, name, picture, updated_at } = project;
  return (
    <Cartridge
      as="li"
      heading="h2"
      title={name}
      picture={picture}
      colour={kind?.colour}
      link={
        <CartridgeLink to="/game/$projectId" params={{ projectId: id }}>
          {name}
        </CartridgeLink>
      }
      actions={
        <>
          <BlockButton size="small" onPress={() => void play()}>
            <Play aria-hidden fill="currentColor" />
            {t("play")}
            <span className="sr-only">{name}</span>
          </BlockButton>
          <Menu
            label={t("more", { name })}
            button={<Ellipsis aria-hidden />}
            choices={[
              { id: "rename", words: t("rename.open"), Icon: Pencil, onAction: onRename },
              { id: "duplicate", words: t("duplicate"), Icon: Copy, onAction: () => void duplicate() },
              { id: "export", words: t("export"), Icon: Download, onAction: () => void exportZip() },
              { id: "delete", words: t("delete"), Icon: Trash2, grave: true, onAction: () => void remove() },
            ]}
          />
        </>
      }
    >
      <p className="wall-facts">
        <KindFact kind={kind} />
        <time dateTime={updated_at}>{timeAgo(updated_at, new Date(), i18n.language)}</time>
      </p>
    </Cartridge>
  );
}
