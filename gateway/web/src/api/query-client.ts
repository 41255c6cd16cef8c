/** What the page has asked the gateway, kept for the next time it is needed. */

import { QueryClient } from "@tanstack/react-query";

export const queryClient = new QueryClient({
  defaultOptions: {
    // Without an answer a call fails and that is said: it never waits in silence for the browser to find its network.
    queries: {
      staleTime: 30_000,
      retry: 1,
      refetchOnWindowFocus: false,
      networkMode: "always",
      refetchOnReconnect: true,
    },
    mutations: { networkMode: "always" },
  },
});

/** The key of who the visitor is. */
export const ME = ["me"] as const;
