/**
 * Chooses the way to a game: the play socket, and where a network lets none through, the event stream. A network that
 * blocked the socket once is expected to do so again while this page is open: it gets less time.
 */

import type { Connection, GameAddresses, Way } from "./connection";
import type { PicturePainter } from "./picture-stream";
import { type OpenSocket, PlayConnection, type PlayListener } from "./play-connection";
import { type FilePainter, StreamConnection } from "./stream-connection";
import type { ViewerSettings } from "./viewer-settings";
import type { InputEvent } from "./wire";

/** A socket on which nothing has come after this long brings nothing. */
export const SOCKET_PATIENCE_MS = 8_000;
/** The same where the last one was blocked: its player has waited once already. */
export const BLOCKED_SOCKET_PATIENCE_MS = 4_000;

export interface GameListener extends PlayListener {
  /** The way on which the first news came. */
  onWay(way: Way): void;
}

export interface Painters {
  packets: PicturePainter;
  files: FilePainter;
}

/** Whether the last socket was blocked, for as long as the page is open. */
let blocked = false;

export class GameConnection implements Connection {
  private current: Connection;
  private way: Way | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly addresses: GameAddresses,
    private readonly painters: Painters,
    private readonly listener: GameListener,
    private settings: ViewerSettings,
    private readonly openSocket?: OpenSocket,
    private readonly request?: typeof fetch,
  ) {
    this.current = this.trySocket();
  }

  send(events: readonly InputEvent[]): void {
    this.current.send(events);
  }

  want(settings: ViewerSettings): void {
    this.settings = settings;
    this.current.want(settings);
  }

  close(): void {
    clearTimeout(this.patience);
    this.current.close();
  }

  private trySocket(): Connection {
    this.patience = setTimeout(
      () => {
        this.useStream();
      },
      blocked ? BLOCKED_SOCKET_PATIENCE_MS : SOCKET_PATIENCE_MS,
    );
    const { socket } = this.addresses;
    const { packets } = this.painters;
    return new PlayConnection(socket, packets, this.hearing("socket"), this.settings, this.openSocket);
  }

  private useStream(): void {
    clearTimeout(this.patience);
    this.current.close();
    const { files } = this.painters;
    this.current = new StreamConnection(
      this.addresses,
      files,
      this.hearing("stream"),
      this.settings,
      this.request,
    );
  }

  /** Passes on what is heard; a socket that closes before anything came on it is blocked. */
  private hearing(way: Way): PlayListener {
    const { listener } = this;
    const works = () => {
      if (this.way === way) return;
      clearTimeout(this.patience);
      this.way = way;
      blocked = way === "stream";
      listener.onWay(way);
    };
    return {
      onPicture: (size) => {
        works();
        listener.onPicture(size);
      },
      onEvent: (event) => {
        works();
        listener.onEvent(event);
      },
      onSound: (packet) => {
        listener.onSound(packet);
      },
      onReconnecting: () => {
        if (way === "socket" && this.way === undefined) this.useStream();
        else listener.onReconnecting();
      },
      onLost: () => {
        listener.onLost();
      },
    };
  }
}
