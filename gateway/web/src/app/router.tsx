/** The rooms of the palace and their addresses. */

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";

import { Broken } from "./Broken";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

const studio = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("@/studio/Studio"), "Studio"),
});

export const router = createRouter({ routeTree: root.addChildren([studio]) });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
