import { Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import type { ProjectSummary } from "@/api/projects";
import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { EmptyState } from "@/design/EmptyState";
import { Page } from "@/design/Page";
import { useProjects } from "@/my-projects/use-projects";
import { EmptySlots } from "@/shelf/EmptySlots";
import { useKinds } from "@/shelf/use-kinds";
import { Wall } from "@/shelf/Wall";
import { WallTrouble } from "@/shelf/WallTrouble";

import { DeletedCard } from "./DeletedCard";
import { useTrashActions } from "./use-trash-actions";

const GoneDialog = lazy(async () => {
  const { GoneDialog: component } = await import("./GoneDialog");
  return { default: component };
});

/** Games that were deleted, and can still be brought back. */
export function TrashPage() {
  const { t } = useTranslation("projects");
  const trash = useProjects("trash");
  const kinds = useKinds();
  const { bringBack, deleteForEver } = useTrashActions();
  const [leaving, setLeaving] = useState<{ project: ProjectSummary | undefined }>();
  const projects = trash.data?.pages.flatMap(({ items }) => items);
  const any = projects !== undefined && projects.length > 0;
  return (
    <Page
      title={t("trash")}
      actions={
        <div className="page-actions">
          <BlockLink to="/projects">{t("title")}</BlockLink>
          {any && (
            <BlockButton
              onPress={() => {
                setLeaving({ project: undefined });
              }}
            >
              <Trash2 aria-hidden />
              {t("gone.all")}
            </BlockButton>
          )}
        </div>
      }
    >
      {projects === undefined ? (
        trash.isError ? (
          <WallTrouble onAgain={() => void trash.refetch()} />
        ) : (
          <EmptySlots />
        )
      ) : any ? (
        <>
          <p>{t("trashWords")}</p>
          <Wall
            label={t("trash")}
            more={
              trash.hasNextPage
                ? {
                    busy: trash.isFetchingNextPage,
                    failed: trash.isFetchNextPageError,
                    onPress: () => void trash.fetchNextPage(),
                  }
                : undefined
            }
          >
            {projects.map((project) => (
              <DeletedCard
                key={project.id}
                project={project}
                kind={kinds.get(project.game_type ?? "")}
                onBringBack={() => void bringBack(project)}
                onDelete={() => {
                  setLeaving({ project });
                }}
              />
            ))}
          </Wall>
        </>
      ) : (
        <EmptyState mood="asleep" title={t("emptyTrash.title")} words={t("emptyTrash.words")} />
      )}
      <Suspense>
        {leaving && (
          <GoneDialog
            project={leaving.project}
            onDelete={() => void deleteForEver(leaving.project)}
            onClose={() => {
              setLeaving(undefined);
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}
