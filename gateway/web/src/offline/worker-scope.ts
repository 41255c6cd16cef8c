/** What a service worker is given (W3C Service Workers §4): TypeScript's own words for it exclude those for a page. */

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", handle: (event: LastingEvent) => void): void;
  addEventListener(type: "fetch", handle: (event: AskedEvent) => void): void;
}
