/** Receives, decompresses and paints pictures away from the page's own thread, so that typing never delays the game. */

import { Painter } from "./painter";
import { PlayConnection } from "./play-connection";
import type { FromWorker, ToWorker } from "./worker-messages";

let painter: Painter | undefined;
let current: PlayConnection | undefined;

function tell(message: FromWorker): void {
  postMessage(message);
}

function connect(url: string, connection: number): void {
  current?.close();
  if (!painter) return;
  painter.forget();
  current = new PlayConnection(url, painter, {
    onPicture: (size) => {
      tell({ connection, type: "picture", size });
    },
    onEvent: (event) => {
      tell({ connection, type: "event", event });
    },
    onReconnecting: () => {
      tell({ connection, type: "reconnecting" });
    },
    onLost: () => {
      tell({ connection, type: "lost" });
    },
  });
}

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "canvas":
      painter = new Painter(data.canvas);
      break;
    case "connect":
      connect(data.url, data.connection);
      break;
    case "input":
      current?.send(data.events);
      break;
    case "disconnect":
      current?.close();
      break;
  }
};
