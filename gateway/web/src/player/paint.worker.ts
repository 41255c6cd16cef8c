/** Receives, decompresses and paints pictures away from the page's own thread, so that typing never delays the game. */

import type { Connection, GameAddresses } from "./connection";
import { GameConnection, type GameListener } from "./game-connection";
import { Painter } from "./painter";
import { StillPainter } from "./still-painter";
import type { ViewerSettings } from "./viewer-settings";
import type { FromWorker, ToWorker } from "./worker-messages";

let painters: { packets: Painter; files: StillPainter } | undefined;
let current: Connection | undefined;

function tell(message: FromWorker): void {
  postMessage(message);
}

function connect(addresses: GameAddresses, settings: ViewerSettings, connection: number): void {
  current?.close();
  if (!painters) return;
  painters.packets.forget();
  const listener: GameListener = {
    onPicture: (size) => {
      tell({ connection, type: "picture", size });
    },
    onEvent: (event) => {
      tell({ connection, type: "event", event });
    },
    onWay: (way) => {
      tell({ connection, type: "way", way });
    },
    onReconnecting: () => {
      tell({ connection, type: "reconnecting" });
    },
    onLost: () => {
      tell({ connection, type: "lost" });
    },
  };
  current = new GameConnection(addresses, painters, listener, settings);
}

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "canvas":
      painters = { packets: new Painter(data.canvas), files: new StillPainter(data.canvas) };
      break;
    case "connect":
      connect(data.addresses, data.settings, data.connection);
      break;
    case "input":
      current?.send(data.events);
      break;
    case "want":
      current?.want(data.settings);
      break;
    case "disconnect":
      current?.close();
      break;
  }
};
