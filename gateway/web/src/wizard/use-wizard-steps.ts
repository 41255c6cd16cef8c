import { useNavigate, useRouter, useRouterState } from "@tanstack/react-router";

import type { Kind } from "@/api/kinds";

import { type Place, placeOf, searchBefore, type WizardSearch } from "./steps";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The entry before this one is the question before. */
    asked?: boolean;
  }
}

/** The present question, and the ways to the next one and back; the browser's own buttons lead the same ways. */
export function useWizardSteps(
  search: WizardSearch,
  kinds: readonly Kind[],
): { place: Place; go: (search: WizardSearch) => void; back: () => void } {
  const navigate = useNavigate();
  const router = useRouter();
  const asked = useRouterState({ select: ({ location }) => location.state.asked === true });
  const place = placeOf(search, kinds);
  return {
    place,
    go: (next) => {
      void navigate({ to: "/new", search: next, state: { asked: true } });
    },
    back: () => {
      const before = searchBefore(place);
      if (!before) void navigate({ to: "/" });
      else if (asked) router.history.back();
      else void navigate({ to: "/new", search: before, replace: true });
    },
  };
}
