/** One game's play socket: pictures in, input out, and coming back after the connection drops. */

import type { Connection } from "./connection";
import type { PictureSize } from "./picture";
import { type PicturePainter, PictureStream } from "./picture-stream";
import type { ViewerSettings } from "./viewer-settings";
import {
  decodeEvent,
  encodeAcknowledge,
  encodeInput,
  encodeSettings,
  type GameEvent,
  type InputEvent,
  MalformedPacket,
  PacketKind,
  SUBPROTOCOL,
} from "./wire";

/** How long a dropped connection is worth retrying. */
export const RECONNECT_WINDOW_MS = 30_000;
/** A socket that has not opened after this long will not. */
const OPEN_TIMEOUT_MS = 5_000;
const RETRY_DELAYS_MS = [250, 500, 1_000, 2_000, 4_000];

export interface PlayListener {
  /** The first picture of the connection, and each time the picture changes its size. */
  onPicture(size: PictureSize): void;
  onEvent(event: GameEvent): void;
  /** The connection dropped, and is being tried again. */
  onReconnecting(): void;
  /** It could not be brought back in time. */
  onLost(): void;
}

export type OpenSocket = (url: string) => WebSocket;

const openWebSocket: OpenSocket = (url) => new WebSocket(url, SUBPROTOCOL);

export class PlayConnection implements Connection {
  private socket: WebSocket | undefined;
  private pictures: PictureStream | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;
  private painted = false;
  private attempt = 0;
  private droppedAtMs: number | undefined;

  constructor(
    private readonly url: string,
    private readonly painter: PicturePainter,
    private readonly listener: PlayListener,
    private settings: ViewerSettings,
    private readonly openSocket: OpenSocket = openWebSocket,
  ) {
    this.open();
  }

  send(events: readonly InputEvent[]): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    for (const packet of encodeInput(events)) this.socket.send(packet);
  }

  want(settings: ViewerSettings): void {
    this.settings = settings;
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(encodeSettings(settings));
  }

  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.socket?.close();
    this.pictures?.close();
  }

  private open(): void {
    const socket = this.openSocket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.pictures = this.stream(socket);
    this.timer = setTimeout(() => {
      this.drop(socket);
    }, OPEN_TIMEOUT_MS);
    socket.onopen = () => {
      clearTimeout(this.timer);
      socket.send(encodeSettings(this.settings));
    };
    socket.onmessage = ({ data }) => {
      if (!this.over && socket === this.socket && data instanceof ArrayBuffer) {
        this.receive(socket, new Uint8Array(data));
      }
    };
    socket.onclose = () => {
      this.drop(socket);
    };
  }

  private receive(socket: WebSocket, packet: Uint8Array<ArrayBuffer>): void {
    try {
      if (packet[0] === PacketKind.Picture || packet[0] === PacketKind.Video) this.pictures?.take(packet);
      else if (packet[0] === PacketKind.Event) this.hear(decodeEvent(packet));
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      // A fresh connection starts with a picture of its own, which mends whatever was damaged.
      this.drop(socket);
    }
  }

  private stream(socket: WebSocket): PictureStream {
    return new PictureStream(this.painter, {
      onPainted: (sequence, size, resized) => {
        // Acknowledged at once: the server sends the next picture as soon as this one is known to be seen.
        if (socket.readyState === WebSocket.OPEN) socket.send(encodeAcknowledge(sequence));
        this.attempt = 0;
        this.droppedAtMs = undefined;
        if (resized || !this.painted) this.listener.onPicture(size);
        this.painted = true;
      },
      onBroken: (error) => {
        this.drop(socket);
        if (!(error instanceof MalformedPacket)) throw error;
      },
      onNoVideo: () => {
        // From a fresh connection without video comes a picture of its own.
        this.settings = { ...this.settings, h264: false };
        this.drop(socket);
      },
    });
  }

  private hear(event: GameEvent | undefined): void {
    if (!event) return;
    const tell = () => {
      if (this.over) return;
      if (event.type === "end") this.close();
      this.listener.onEvent(event);
    };
    // The last picture may still wait to be painted when the end is told.
    if (this.pictures?.isBusy) this.pictures.afterPictures(tell);
    else tell();
  }

  private drop(socket: WebSocket): void {
    if (this.over || socket !== this.socket) return;
    clearTimeout(this.timer);
    this.socket = undefined;
    this.painted = false;
    socket.close();
    this.pictures?.close();
    this.droppedAtMs ??= Date.now();
    if (Date.now() - this.droppedAtMs >= RECONNECT_WINDOW_MS) {
      this.over = true;
      this.listener.onLost();
      return;
    }
    const delayMs = RETRY_DELAYS_MS[Math.min(this.attempt, RETRY_DELAYS_MS.length - 1)];
    this.attempt += 1;
    this.timer = setTimeout(() => {
      this.open();
    }, delayMs);
    this.listener.onReconnecting();
  }
}
