import "@fontsource-variable/atkinson-hyperlegible-mono/wght.css";
import "@fontsource-variable/lexend/wght.css";
import "@fontsource/jersey-10/latin.css";
import "@fontsource/jersey-10/latin-ext.css";
import "./design/styles.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { queryClient } from "./api/query-client";
import { watchArrivals } from "./app/arrival";
import { router } from "./app/router";
import { startAppearance } from "./design/appearance";
import { startLanguage } from "./locales/i18n";
import { keepForOffline } from "./offline/keep-for-offline";
import { adoptOldCode } from "./project/old-code-check";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");

startAppearance();
keepForOffline();
watchArrivals(router);
// The words and the page they are for are fetched at the same time.
void router.load();
await startLanguage();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

if (await adoptOldCode()) await queryClient.invalidateQueries();
