/** Keeps the page for times without a way to the palace, where browsers allow it: on HTTPS, and on this very computer. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator) || !window.isSecureContext) return;
  window.addEventListener("load", () => {
    // Where it cannot be, the page works as it always did.
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  });
}
