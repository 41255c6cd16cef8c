import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { browseGallery, type WallSearch } from "@/api/gallery";

/** Games on the wall, page by page; what was found before stays until the new is there. */
export function useWall(search: WallSearch) {
  return useInfiniteQuery({
    queryKey: ["gallery", search],
    queryFn: ({ pageParam }) => browseGallery(search, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    retry: 1,
  });
}
