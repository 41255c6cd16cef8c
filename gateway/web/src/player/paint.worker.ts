/** Receives, decompresses and paints pictures away from the page's own thread, so that typing never delays the game. */

import { Painter } from "./painter";
import { PlayConnection } from "./play-connection";
import type { ViewerSettings } from "./wire";
import type { FromWorker, ToWorker } from "./worker-messages";

let painter: Painter | undefined;
let current: PlayConnection | undefined;
let settings: ViewerSettings | undefined;

function tell(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
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
    onSound: (packet) => {
      tell({ connection, type: "sound", packet }, [packet.buffer]);
    },
    onReconnecting: () => {
      tell({ connection, type: "reconnecting" });
    },
    onLost: () => {
      tell({ connection, type: "lost" });
    },
  });
  if (settings) current.want(settings);
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
    case "settings":
      ({ settings } = data);
      current?.want(settings);
      break;
    case "disconnect":
      current?.close();
      break;
  }
};
