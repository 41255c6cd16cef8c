import "@fontsource-variable/atkinson-hyperlegible-mono/wght.css";
import "@fontsource-variable/lexend/wght.css";
import "@fontsource/jersey-10/latin.css";
import "@fontsource/jersey-10/latin-ext.css";
import "./design/styles.css";
import "./locales/i18n";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { router } from "./app/router";
import { startAppearance } from "./design/appearance";

startAppearance();

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
