/** A way to a running game: what the player does goes in; pictures and news come out to its listener. */

import type { ViewerSettings } from "./viewer-settings";
import type { InputEvent } from "./wire";

/** How pictures travel: by a play socket, or as whole pictures where a network lets no socket through. */
export type Way = "socket" | "stream";

export interface Connection {
  /** Sends input; what happens while the connection is down is dropped, since it would arrive too late. */
  send(events: readonly InputEvent[]): void;
  /** Tells what is wanted from now on. */
  want(settings: ViewerSettings): void;
  /** Closes for good; the listener hears nothing more. */
  close(): void;
}

/** Where a session is reached. */
export interface GameAddresses {
  socket: string;
  stream: string;
  input: string;
}

export function gameAddresses(sessionId: string, page: string): GameAddresses {
  const at = (call: string) => new URL(`/api/${call}/${encodeURIComponent(sessionId)}`, page);
  const socket = at("play");
  socket.protocol = socket.protocol === "https:" ? "wss:" : "ws:";
  return { socket: socket.href, stream: at("game-stream").href, input: at("game-input").href };
}
