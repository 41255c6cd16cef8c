/** One game's play socket: pictures in, input out, and coming back after the connection drops. */

import { decodePicture, type Picture, type PictureSize } from "./picture";
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
  type ViewerSettings,
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
  /** A sound packet, kind byte first. */
  onSound(packet: Uint8Array<ArrayBuffer>): void;
  /** The connection dropped, and is being tried again. */
  onReconnecting(): void;
  /** It could not be brought back in time. */
  onLost(): void;
}

export interface PicturePainter {
  paint(picture: Picture): boolean;
}

export type OpenSocket = (url: string) => WebSocket;

const openWebSocket: OpenSocket = (url) => new WebSocket(url, SUBPROTOCOL);

export class PlayConnection {
  private socket: WebSocket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;
  private painted = false;
  private attempt = 0;
  private droppedAtMs: number | undefined;
  private settings: ViewerSettings | undefined;

  constructor(
    private readonly url: string,
    private readonly painter: PicturePainter,
    private readonly listener: PlayListener,
    private readonly openSocket: OpenSocket = openWebSocket,
  ) {
    this.open();
  }

  /** Sends input; what happens while the connection is down is dropped, since it would arrive too late. */
  send(events: readonly InputEvent[]): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    for (const packet of encodeInput(events)) this.socket.send(packet);
  }

  /** Tells the server what this page wants to be sent, now and whenever it is connected anew. */
  want(settings: ViewerSettings): void {
    this.settings = settings;
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(encodeSettings(settings));
  }

  /** Closes for good; the listener hears nothing more. */
  close(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private open(): void {
    const socket = this.openSocket(this.url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.timer = setTimeout(() => {
      this.drop(socket);
    }, OPEN_TIMEOUT_MS);
    socket.onopen = () => {
      clearTimeout(this.timer);
      if (this.settings) socket.send(encodeSettings(this.settings));
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
      if (packet[0] === PacketKind.Picture) this.paint(socket, decodePicture(packet));
      else if (packet[0] === PacketKind.Event) this.hear(decodeEvent(packet));
      else if (packet[0] === PacketKind.Sound) this.listener.onSound(packet);
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      // A fresh connection starts with a whole picture, which mends whatever was damaged.
      this.drop(socket);
    }
  }

  private paint(socket: WebSocket, picture: Picture): void {
    const resized = this.painter.paint(picture);
    // Acknowledged at once: the server sends the next picture as soon as this one is known to be seen.
    if (socket.readyState === WebSocket.OPEN) socket.send(encodeAcknowledge(picture.sequence));
    this.attempt = 0;
    this.droppedAtMs = undefined;
    if (resized || !this.painted) this.listener.onPicture({ width: picture.width, height: picture.height });
    this.painted = true;
  }

  private hear(event: GameEvent | undefined): void {
    if (!event) return;
    if (event.type === "end") this.close();
    this.listener.onEvent(event);
  }

  private drop(socket: WebSocket): void {
    if (this.over || socket !== this.socket) return;
    clearTimeout(this.timer);
    this.socket = undefined;
    this.painted = false;
    socket.close();
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
