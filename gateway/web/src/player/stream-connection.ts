/** One game's event stream: whole pictures in, input by requests, for networks that let no play socket through. */

import type { Connection, GameAddresses } from "./connection";
import { readEventStream, type StreamMessage } from "./event-stream";
import { InputPost } from "./input-post";
import type { PictureSize } from "./picture";
import { type PlayListener, RECONNECT_WINDOW_MS } from "./play-connection";
import type { ViewerSettings } from "./viewer-settings";
import { type GameEvent, type InputEvent, knownEvent } from "./wire";

const RETRY_DELAY_MS = 1_000;
/** The server says something every ten seconds; a stream that is silent for longer is dead. */
const SILENCE_LIMIT_MS = 25_000;

export interface FilePainter {
  paint(file: Blob): Promise<PictureSize>;
}

interface Frame {
  format: string;
  data: string;
}

export class StreamConnection implements Connection {
  private readonly input: InputPost;
  private reading: AbortController | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private lastEventId: string | undefined;
  private droppedAtMs: number | undefined;
  private over = false;
  private size: PictureSize | undefined;
  private painting = false;
  private painted: Promise<void> = Promise.resolve();
  private latest: Frame | undefined;

  constructor(
    private readonly addresses: Pick<GameAddresses, "stream" | "input">,
    private readonly painter: FilePainter,
    private readonly listener: PlayListener,
    private settings: ViewerSettings,
    private readonly request: typeof fetch = (...call) => fetch(...call),
  ) {
    this.input = new InputPost(addresses.input, request);
    if (settings.visible) void this.read();
  }

  send(events: readonly InputEvent[]): void {
    if (!this.over) this.input.send(events);
  }

  /** Nobody is sent pictures that nobody sees: that is how a game learns to wait for its player. */
  want(settings: ViewerSettings): void {
    const { visible } = this.settings;
    this.settings = settings;
    if (this.over || settings.visible === visible) return;
    clearTimeout(this.retry);
    this.reading?.abort();
    this.reading = undefined;
    this.droppedAtMs = undefined;
    if (settings.visible) void this.read();
  }

  close(): void {
    this.over = true;
    this.latest = undefined;
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.reading?.abort();
  }

  private async read(): Promise<void> {
    const reading = new AbortController();
    this.reading = reading;
    this.expectNews(reading);
    try {
      const headers: HeadersInit = { Accept: "text/event-stream" };
      if (this.lastEventId !== undefined) headers["Last-Event-ID"] = this.lastEventId;
      const response = await this.request(this.addresses.stream, { headers, signal: reading.signal });
      if (response.ok && response.body) {
        for await (const message of readEventStream(response.body)) {
          if (reading !== this.reading || this.over) return;
          this.expectNews(reading);
          this.hear(message);
        }
      }
    } catch {
      // What ended the stream does not matter: it is taken up again, until that has failed for long.
    }
    if (reading === this.reading) this.drop();
  }

  private expectNews(reading: AbortController): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      reading.abort();
    }, SILENCE_LIMIT_MS);
  }

  private hear({ id, name, data }: StreamMessage): void {
    if (this.droppedAtMs !== undefined) this.input.recover();
    this.droppedAtMs = undefined;
    if (id !== "") this.lastEventId = id;
    const value = JSON.parse(data) as unknown;
    if (name === "frame") {
      this.latest = value as Frame;
      if (!this.painting) this.painted = this.paintLatest();
      return;
    }
    const event = knownEvent({ ...(value as object), type: name });
    if (event) void this.tell(event);
  }

  /** The last picture is shown before the end is told. */
  private async tell(event: GameEvent): Promise<void> {
    if (event.type === "end") {
      await this.painted;
      if (this.over) return;
      this.close();
    }
    this.listener.onEvent(event);
  }

  /** Paints the latest picture; those that arrive meanwhile replace each other. */
  private async paintLatest(): Promise<void> {
    this.painting = true;
    while (this.latest) {
      const { format, data } = this.latest;
      this.latest = undefined;
      const size = await this.painter.paint(fileOf(data, `image/${format}`)).catch(() => undefined);
      if (size) this.show(size);
    }
    this.painting = false;
  }

  private show(size: PictureSize): void {
    if (this.over || (this.size?.width === size.width && this.size.height === size.height)) return;
    this.size = size;
    this.listener.onPicture(size);
  }

  private drop(): void {
    if (this.over) return;
    clearTimeout(this.silence);
    // The first picture after this is told again, as the sign that all is well.
    this.size = undefined;
    this.droppedAtMs ??= Date.now();
    if (Date.now() - this.droppedAtMs >= RECONNECT_WINDOW_MS) {
      this.close();
      this.listener.onLost();
      return;
    }
    this.retry = setTimeout(() => void this.read(), RETRY_DELAY_MS);
    this.listener.onReconnecting();
  }
}

function fileOf(base64: string, type: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type });
}
