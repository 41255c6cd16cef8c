/** The page's end of the player: one canvas, painted by a worker where the browser can, else by the page itself. */

import { Painter } from "./painter";
import { PlayConnection, type PlayListener } from "./play-connection";
import type { InputEvent, ViewerSettings } from "./wire";
import type { FromWorker, ToWorker } from "./worker-messages";

interface Backend {
  connect(url: string, listener: PlayListener): void;
  send(events: readonly InputEvent[]): void;
  want(settings: ViewerSettings): void;
  disconnect(): void;
  destroy(): void;
}

/** Owns its canvas, because a canvas can be handed to a worker only once. */
export class Player {
  readonly canvas: HTMLCanvasElement;
  private readonly backend: Backend;

  constructor(page: Document = document) {
    this.canvas = page.createElement("canvas");
    this.backend =
      typeof Worker === "function" && "transferControlToOffscreen" in this.canvas
        ? paintInWorker(this.canvas)
        : paintOnPage(this.canvas);
  }

  /** Shows the game of a session; an earlier connection is closed. */
  connect(sessionId: string, listener: PlayListener): void {
    const url = new URL(`/api/play/${encodeURIComponent(sessionId)}`, window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    this.backend.connect(url.href, listener);
  }

  send(events: readonly InputEvent[]): void {
    this.backend.send(events);
  }

  /** What the server is to send from now on, also of the next game. */
  want(settings: ViewerSettings): void {
    this.backend.want(settings);
  }

  disconnect(): void {
    this.backend.disconnect();
  }

  destroy(): void {
    this.backend.destroy();
    this.canvas.remove();
  }
}

function paintInWorker(canvas: HTMLCanvasElement): Backend {
  const worker = new Worker(new URL("./paint.worker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToWorker, transfer: Transferable[] = []) => {
    worker.postMessage(message, transfer);
  };
  const offscreen = canvas.transferControlToOffscreen();
  tell({ type: "canvas", canvas: offscreen }, [offscreen]);
  let connection = 0;
  return {
    connect(url, listener) {
      connection += 1;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.connection === connection) pass(data, listener);
      };
      tell({ type: "connect", url, connection });
    },
    send(events) {
      tell({ type: "input", events });
    },
    want(settings) {
      tell({ type: "settings", settings });
    },
    disconnect() {
      worker.onmessage = null;
      tell({ type: "disconnect" });
    },
    destroy() {
      tell({ type: "disconnect" });
      worker.terminate();
    },
  };
}

function pass(message: FromWorker, listener: PlayListener): void {
  switch (message.type) {
    case "picture":
      listener.onPicture(message.size);
      break;
    case "event":
      listener.onEvent(message.event);
      break;
    case "sound":
      listener.onSound(message.packet);
      break;
    case "reconnecting":
      listener.onReconnecting();
      break;
    case "lost":
      listener.onLost();
      break;
  }
}

function paintOnPage(canvas: HTMLCanvasElement): Backend {
  const painter = new Painter(canvas);
  let current: PlayConnection | undefined;
  let wanted: ViewerSettings | undefined;
  return {
    connect(url, listener) {
      current?.close();
      painter.forget();
      current = new PlayConnection(url, painter, listener);
      if (wanted) current.want(wanted);
    },
    send(events) {
      current?.send(events);
    },
    want(settings) {
      wanted = settings;
      current?.want(settings);
    },
    disconnect() {
      current?.close();
    },
    destroy() {
      current?.close();
    },
  };
}
