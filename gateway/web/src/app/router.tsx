/** The rooms of the palace and their addresses. Every room is fetched when it is entered. */

import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";

import { allWords } from "@/locales/i18n";

import { Broken } from "./Broken";
import { parseArrivalSearch, parseGallerySearch, parseStudioSearch, parseWizardSearch } from "./search";
import { Shell } from "./Shell";

/** A page whose words come with it. */
function spoken<Module extends object, Name extends keyof Module>(fetch: () => Promise<Module>, name: Name) {
  return lazyRouteComponent(async () => {
    const [page] = await Promise.all([fetch(), allWords()]);
    return page;
  }, name);
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: lazyRouteComponent(() => import("./NotFound"), "NotFound"),
  errorComponent: Broken,
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("@/home/HomePage"), "HomePage"),
});

const wizard = createRoute({
  getParentRoute: () => root,
  path: "/new",
  validateSearch: parseWizardSearch,
  component: spoken(() => import("@/wizard/WizardPage"), "WizardPage"),
});

const studio = createRoute({
  getParentRoute: () => root,
  path: "/game/$projectId",
  validateSearch: parseStudioSearch,
  component: spoken(() => import("@/studio/StudioPage"), "StudioPage"),
});

const projects = createRoute({
  getParentRoute: () => root,
  path: "/projects",
  component: spoken(() => import("@/my-projects/ProjectsPage"), "ProjectsPage"),
});

const trash = createRoute({
  getParentRoute: () => root,
  path: "/trash",
  component: spoken(() => import("@/trash/TrashPage"), "TrashPage"),
});

const gallery = createRoute({
  getParentRoute: () => root,
  path: "/gallery",
  validateSearch: parseGallerySearch,
  component: spoken(() => import("@/gallery/GalleryPage"), "GalleryPage"),
});

const game = createRoute({
  getParentRoute: () => root,
  path: "/gallery/$gameId",
  component: spoken(() => import("@/gallery/GamePage"), "GamePage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: parseArrivalSearch,
  component: spoken(() => import("@/account/SignInPage"), "SignInPage"),
});

const register = createRoute({
  getParentRoute: () => root,
  path: "/register",
  validateSearch: parseArrivalSearch,
  component: spoken(() => import("@/account/RegisterPage"), "RegisterPage"),
});

const classes = createRoute({
  getParentRoute: () => root,
  path: "/classes",
  component: spoken(() => import("@/classes/ClassesPage"), "ClassesPage"),
});

const schoolClass = createRoute({
  getParentRoute: () => root,
  path: "/classes/$classId",
  component: spoken(() => import("@/classes/ClassPage"), "ClassPage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: spoken(() => import("@/settings/SettingsPage"), "SettingsPage"),
});

const help = createRoute({
  getParentRoute: () => root,
  path: "/help",
  component: spoken(() => import("@/help/HelpPage"), "HelpPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    wizard,
    studio,
    projects,
    trash,
    gallery,
    game,
    signIn,
    register,
    classes,
    schoolClass,
    settings,
    help,
  ]),
  defaultPreload: "intent",
  // What breaks in a room leaves the header where it is.
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
