/** What the page and the painting worker tell each other. */

import type { GameAddresses, Way } from "./connection";
import type { PictureSize } from "./picture";
import type { ViewerSettings } from "./viewer-settings";
import type { GameEvent, InputEvent } from "./wire";

export type ToWorker =
  | { type: "canvas"; canvas: OffscreenCanvas }
  | { type: "connect"; addresses: GameAddresses; settings: ViewerSettings; connection: number }
  | { type: "input"; events: readonly InputEvent[] }
  | { type: "want"; settings: ViewerSettings }
  | { type: "disconnect" };

/** Every message names the connection it is about, since one may be on its way while the next begins. */
export type FromWorker = { connection: number } & (
  | { type: "picture"; size: PictureSize }
  | { type: "event"; event: GameEvent }
  | { type: "way"; way: Way }
  | { type: "reconnecting" }
  | { type: "lost" }
);
