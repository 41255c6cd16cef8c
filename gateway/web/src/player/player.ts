/** The page's end of the player: one canvas, painted by a worker where the browser can, else by the page itself. */

import { type Connection, type GameAddresses, gameAddresses } from "./connection";
import { GameConnection, type GameListener } from "./game-connection";
import { Painter } from "./painter";
import { StillPainter } from "./still-painter";
import { type ViewerSettings, ViewerWishes } from "./viewer-settings";
import type { InputEvent } from "./wire";
import type { FromWorker, ToWorker } from "./worker-messages";

interface Backend {
  connect(addresses: GameAddresses, settings: ViewerSettings, listener: GameListener): void;
  send(events: readonly InputEvent[]): void;
  want(settings: ViewerSettings): void;
  disconnect(): void;
  destroy(): void;
}

/** Owns its canvas, because a canvas can be handed to a worker only once. */
export class Player {
  readonly canvas: HTMLCanvasElement;
  readonly wishes: ViewerWishes;
  private readonly backend: Backend;

  constructor(page: Document = document) {
    this.canvas = page.createElement("canvas");
    const backend =
      typeof Worker === "function" && "transferControlToOffscreen" in this.canvas
        ? paintInWorker(this.canvas)
        : paintOnPage(this.canvas);
    this.backend = backend;
    this.wishes = new ViewerWishes((settings) => {
      backend.want(settings);
    });
  }

  /** Shows the game of a session; an earlier connection is closed. */
  connect(sessionId: string, listener: GameListener): void {
    this.backend.connect(gameAddresses(sessionId, window.location.href), this.wishes.present, listener);
  }

  send(events: readonly InputEvent[]): void {
    this.backend.send(events);
  }

  disconnect(): void {
    this.backend.disconnect();
  }

  destroy(): void {
    this.wishes.destroy();
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
    connect(addresses, settings, listener) {
      connection += 1;
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.connection === connection) pass(data, listener);
      };
      tell({ type: "connect", addresses, settings, connection });
    },
    send(events) {
      tell({ type: "input", events });
    },
    want(settings) {
      tell({ type: "want", settings });
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

function pass(message: FromWorker, listener: GameListener): void {
  switch (message.type) {
    case "picture":
      listener.onPicture(message.size);
      break;
    case "event":
      listener.onEvent(message.event);
      break;
    case "way":
      listener.onWay(message.way);
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
  const painters = { packets: new Painter(canvas), files: new StillPainter(canvas) };
  let current: Connection | undefined;
  return {
    connect(addresses, settings, listener) {
      current?.close();
      painters.packets.forget();
      current = new GameConnection(addresses, painters, listener, settings);
    },
    send(events) {
      current?.send(events);
    },
    want(settings) {
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
