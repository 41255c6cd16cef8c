/**
 * Opens the page without a way to the palace: its shell is kept, rooms come from the network first, and what was fetched
 * before is at hand. Calls to the API are never touched. A new build is a new worker with a cache of its own.
 */

import type { WorkerScope } from "./worker-scope";

/** What the page needs to open; `scripts/list-shell.mjs` writes the files of the build in. */
const SHELL = JSON.parse("__SHELL__") as readonly string[];
const CACHE = "palace-__VERSION__";
/** Every room has the same page. */
const PAGE = "/";
/** Files here have names that change with their content. */
const ASSETS = "/assets/";

const worker = self as unknown as WorkerScope;

worker.addEventListener("install", (event) => {
  event.waitUntil(keepShell());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin || pathname.startsWith("/api")) return;
  if (request.mode === "navigate") event.respondWith(networkFirst(request, PAGE));
  else if (pathname.startsWith(ASSETS)) event.respondWith(keptFirst(request));
  else if (SHELL.includes(pathname)) event.respondWith(networkFirst(request, pathname));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([new Request(PAGE, { cache: "reload" }), ...SHELL.map((path) => new Request(path))]);
  // Pages come from the network first: no window has to be closed for the new worker.
  await worker.skipWaiting();
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("palace-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function networkFirst(request: Request, instead: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(instead, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function keptFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone());
  }
  return answer;
}
