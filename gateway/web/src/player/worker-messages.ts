/** What the page and the painting worker tell each other. */

import type { PictureSize } from "./picture";
import type { GameEvent, InputEvent, ViewerSettings } from "./wire";

export type ToWorker =
  | { type: "canvas"; canvas: OffscreenCanvas }
  | { type: "connect"; url: string; connection: number }
  | { type: "input"; events: readonly InputEvent[] }
  | { type: "settings"; settings: ViewerSettings }
  | { type: "disconnect" };

/** Every message names the connection it is about, since one may be on its way while the next begins. */
export type FromWorker = { connection: number } & (
  | { type: "picture"; size: PictureSize }
  | { type: "event"; event: GameEvent }
  | { type: "sound"; packet: Uint8Array<ArrayBuffer> }
  | { type: "reconnecting" }
  | { type: "lost" }
);
