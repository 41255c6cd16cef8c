/**
 * Decodes H.264 by the browser's own decoder where there is one, which is on HTTPS and localhost alone, else by one in
 * WebAssembly, which is fetched when it is needed.
 */

import { openWasmDecoder } from "./wasm-video-decoder";

/** A decoded picture. */
export interface Frame {
  readonly source: CanvasImageSource;
  close(): void;
}

export interface FrameDecoder {
  /** Decodes one access unit; they must be given in their order, and come out in it. */
  decode(data: Uint8Array, isKey: boolean): Promise<Frame>;
  close(): void;
}

/** Whether this browser can show video at all. */
export function canDecodeVideo(): boolean {
  return typeof VideoDecoder === "function" || typeof WebAssembly === "object";
}

/** A decoder for a stream that begins with this access unit. */
export async function openDecoder(first: Uint8Array): Promise<FrameDecoder> {
  const config = configOf(first);
  if (typeof VideoDecoder === "function" && config) {
    const support = await VideoDecoder.isConfigSupported(config).catch(() => undefined);
    if (support?.supported) return new BrowserDecoder(config);
  }
  return openWasmDecoder();
}

const SEQUENCE_PARAMETER_SET = 7;

/** The codec's name (RFC 6381) is in the sequence parameter set: profile, constraints, level. */
export function configOf(unit: Uint8Array): VideoDecoderConfig | undefined {
  for (let at = 0; at + 6 < unit.length; at += 1) {
    if (unit[at] !== 0 || unit[at + 1] !== 0 || unit[at + 2] !== 1) continue;
    if (((unit[at + 3] ?? 0) & 0x1f) !== SEQUENCE_PARAMETER_SET) continue;
    const name = [...unit.subarray(at + 4, at + 7)]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
    return { codec: `avc1.${name}`, optimizeForLatency: true };
  }
  return undefined;
}

interface Waiting {
  resolve: (frame: Frame) => void;
  reject: (error: unknown) => void;
}

class BrowserDecoder implements FrameDecoder {
  private readonly waiting: Waiting[] = [];
  private readonly decoder: VideoDecoder;
  private count = 0;

  constructor(config: VideoDecoderConfig) {
    this.decoder = new VideoDecoder({
      output: (frame) => {
        const first = this.waiting.shift();
        if (!first) {
          frame.close();
          return;
        }
        first.resolve({
          source: frame,
          close: () => {
            frame.close();
          },
        });
      },
      error: (error) => {
        for (const { reject } of this.waiting.splice(0)) reject(error);
      },
    });
    this.decoder.configure(config);
  }

  decode(data: Uint8Array, isKey: boolean): Promise<Frame> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.count += 1;
      try {
        this.decoder.decode(
          new EncodedVideoChunk({ type: isKey ? "key" : "delta", timestamp: this.count, data }),
        );
      } catch (error) {
        this.waiting.pop();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  close(): void {
    if (this.decoder.state !== "closed") this.decoder.close();
    for (const { reject } of this.waiting.splice(0)) reject(new Error("closed"));
  }
}
