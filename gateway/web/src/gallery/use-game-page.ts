import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type GameDetail, likeGame, loadGame, remixGame } from "@/api/gallery";
import { refusalOf } from "@/api/refusal";
import { showToast } from "@/design/toasts";

const GUEST = "members_only";
const NO_ROOM = "limit_reached";

/** A game of the gallery; null where there is none at this address. */
export function useGame(gameId: string) {
  return useQuery({
    queryKey: ["game", gameId],
    queryFn: () => loadGame(gameId),
    retry: 1,
  });
}

/** Liking a game: seen at once, and taken back where it was not possible. */
export function useLike({ id, liked, like_count }: GameDetail) {
  const { t } = useTranslation("gallery");
  const queries = useQueryClient();
  const [needsNickname, setNeedsNickname] = useState(false);
  const show = (likes: boolean, count: number) => {
    queries.setQueryData<GameDetail>(
      ["game", id],
      (game) => game && { ...game, liked: likes, like_count: count },
    );
  };
  const key = ["like", id];
  const { mutate } = useMutation({
    mutationKey: key,
    // One after the other: the last press is what holds.
    scope: { id: key.join() },
    mutationFn: (likes: boolean) => likeGame(id, likes),
    onMutate: (likes) => {
      show(likes, like_count + (likes ? 1 : -1));
      return { liked, like_count };
    },
    onError: (error, _, before) => {
      if (before) show(before.liked, before.like_count);
      if (refusalOf(error).code === GUEST) setNeedsNickname(true);
      else showToast({ words: t("failed") });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["gallery"] }),
    onSettled: async () => {
      // While another press is on its way the server does not know the end of it.
      if (queries.isMutating({ mutationKey: key }) <= 1)
        await queries.invalidateQueries({ queryKey: ["game", id] });
    },
  });
  return {
    like: mutate,
    needsNickname,
    forgetNickname: () => {
      setNeedsNickname(false);
    },
  };
}

/** Making a game of one's own out of it, and going there. */
export function useRemix(gameId: string) {
  const { t } = useTranslation("gallery");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => remixGame(gameId),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["projects"] });
    },
    onError: (error) => {
      showToast({ words: t(refusalOf(error).code === NO_ROOM ? "full" : "failed") });
    },
  });
  return {
    isPending,
    remix: () => {
      mutate(undefined, {
        // Whoever has left the page meanwhile is not taken away from where they are.
        onSuccess: ({ id }) => {
          void navigate({ to: "/game/$projectId", params: { projectId: id } });
        },
      });
    },
  };
}
