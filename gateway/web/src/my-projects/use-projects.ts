import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";

import type { ProjectSummary } from "@/api/projects";
import { listProjects, type ShelfPage } from "@/api/shelf";

export type Place = "shelf" | "trash";

const keyOf = (place: Place) => ["projects", place];

/** The visitor's games in one of the two places, page by page. */
export function useProjects(place: Place) {
  return useInfiniteQuery({
    queryKey: keyOf(place),
    queryFn: ({ pageParam }) => listProjects(place, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    retry: 1,
  });
}

/** What the page does to the lists after it has changed a game. */
export function useProjectLists() {
  const queries = useQueryClient();
  return {
    /** Asks for both lists anew. */
    refresh: () => queries.invalidateQueries({ queryKey: ["projects"] }),
    /** Takes games off a list at once, before it is asked for anew. */
    takeOff: (place: Place, gone: (project: ProjectSummary) => boolean) => {
      queries.setQueryData<InfiniteData<ShelfPage, string | undefined>>(keyOf(place), (shown) => {
        const without = (page: ShelfPage) => ({ ...page, items: page.items.filter((item) => !gone(item)) });
        return shown && { ...shown, pages: shown.pages.map(without) };
      });
    },
  };
}
