/** The pictures of one socket, painted in their order: video takes a while to decode, and what comes after it waits. */

import { PictureDecoder } from "./lossless/picture-decoder";
import type { Picture, PictureSize } from "./picture";
import { decodeVideo, type Video } from "./video";
import { type FrameDecoder, openDecoder } from "./video-decoder";
import { PacketKind } from "./wire";

export interface PicturePainter {
  /** Paints what changed; answers whether the picture's size is new. */
  paint(picture: Picture): boolean;
  /** Paints a decoded picture where it is to be seen; answers whether the picture's size is new. */
  paintVideo(video: Video, frame: CanvasImageSource): boolean;
}

export interface PictureListener {
  onPainted(sequence: number, size: PictureSize, resized: boolean): void;
  /** A packet that waited for a video could not be painted. */
  onBroken(error: unknown): void;
  /** This browser could not decode a video after all. */
  onNoVideo(): void;
}

export class PictureStream {
  private readonly lossless = new PictureDecoder();
  private decoder: Promise<FrameDecoder> | undefined;
  private queue: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly painter: PicturePainter,
    private readonly listener: PictureListener,
    private readonly openVideo = openDecoder,
  ) {}

  /** Takes a picture or video packet. Throws when it is malformed and nothing waits before it. */
  take(packet: Uint8Array<ArrayBuffer>): void {
    if (packet[0] === PacketKind.Picture && !this.queue) {
      this.paint(packet);
      return;
    }
    this.afterPictures(async () => {
      if (packet[0] === PacketKind.Picture) this.paint(packet);
      else await this.show(decodeVideo(packet));
    });
  }

  /** Does something when every picture so far is painted: at once when none waits. */
  afterPictures(work: () => void | Promise<void>): void {
    const before = this.queue ?? Promise.resolve();
    const queue = before
      .then(() => (this.closed ? undefined : work()))
      .catch((error: unknown) => {
        if (!this.closed) this.listener.onBroken(error);
      })
      .then(() => {
        if (this.queue === queue) this.queue = undefined;
      });
    this.queue = queue;
  }

  /** Whether pictures wait to be painted. */
  get isBusy(): boolean {
    return this.queue !== undefined;
  }

  close(): void {
    this.closed = true;
    void this.decoder?.then(
      (decoder) => {
        decoder.close();
      },
      () => undefined,
    );
  }

  private paint(packet: Uint8Array<ArrayBuffer>): void {
    const picture = this.lossless.decode(packet);
    const resized = this.painter.paint(picture);
    this.listener.onPainted(picture.sequence, { width: picture.width, height: picture.height }, resized);
  }

  private async show(video: Video): Promise<void> {
    let frame;
    try {
      this.decoder ??= this.openVideo(video.data);
      frame = await (await this.decoder).decode(video.data, video.isKey);
    } catch {
      if (!this.closed) this.listener.onNoVideo();
      return;
    }
    if (!this.closed) {
      const resized = this.painter.paintVideo(video, frame.source);
      this.listener.onPainted(video.sequence, { width: video.width, height: video.height }, resized);
    }
    frame.close();
  }
}
