import { Plus, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { ProjectSummary } from "@/api/projects";
import { BlockLink } from "@/design/BlockLink";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { EmptySlots } from "@/shelf/EmptySlots";
import { useKinds } from "@/shelf/use-kinds";
import { Wall } from "@/shelf/Wall";
import { WallTrouble } from "@/shelf/WallTrouble";

import { ImportButton } from "./ImportButton";
import { NewGameSlot } from "./NewGameSlot";
import { ProjectCard } from "./ProjectCard";
import { useProjects } from "./use-projects";

const RenameDialog = lazy(async () => {
  const { RenameDialog: component } = await import("./RenameDialog");
  return { default: component };
});

/** The visitor's own games. */
export function ProjectsPage() {
  const { t } = useTranslation("projects");
  const shelf = useProjects("shelf");
  const kinds = useKinds();
  const [renamed, setRenamed] = useState<ProjectSummary>();
  const projects = shelf.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title={t("title")}
      actions={
        <div className="page-actions">
          <ImportButton />
          <BlockLink to="/trash">
            <Trash2 aria-hidden />
            {t("trash")}
          </BlockLink>
        </div>
      }
    >
      {projects === undefined ? (
        shelf.isError ? (
          <WallTrouble onAgain={() => void shelf.refetch()} />
        ) : (
          <EmptySlots />
        )
      ) : projects.length === 0 ? (
        <EmptyState
          mood="hello"
          title={t("none.title")}
          words={t("none.words")}
          action={
            <BlockLink to="/new" look="strong" size="large">
              <Plus aria-hidden />
              {t("new")}
            </BlockLink>
          }
        />
      ) : (
        <Wall
          label={t("title")}
          more={
            shelf.hasNextPage
              ? {
                  busy: shelf.isFetchingNextPage,
                  failed: shelf.isFetchNextPageError,
                  onPress: () => void shelf.fetchNextPage(),
                }
              : undefined
          }
        >
          <NewGameSlot />
          {projects.map((project) => (
            <ProjectCard
              key={project.id}
              project={project}
              kind={kinds.get(project.game_type ?? "")}
              onRename={() => {
                setRenamed(project);
              }}
            />
          ))}
        </Wall>
      )}
      <Suspense>
        {renamed && (
          <RenameDialog
            project={renamed}
            onClose={() => {
              setRenamed(undefined);
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}
