import { beforeEach, expect, it, vi } from "vitest";

import { PictureStream } from "./picture-stream";
import type { Frame } from "./video-decoder";

vi.mock("./lossless/picture-decoder", () => ({
  PictureDecoder: class {
    decode(packet: Uint8Array) {
      return { sequence: packet[1], width: 32, height: 32, reset: false };
    }
  },
}));

const painted: string[] = [];
const painter = {
  paint: vi.fn(({ sequence }: { sequence: number }) => {
    painted.push(`picture ${String(sequence)}`);
    return false;
  }),
  paintVideo: vi.fn(({ sequence }: { sequence: number }) => {
    painted.push(`video ${String(sequence)}`);
    return false;
  }),
};
const listener = { onPainted: vi.fn(), onBroken: vi.fn(), onNoVideo: vi.fn() };

/** A decoder that hands out a frame whenever it is told to. */
let decoded: { finish(): void; fail(): void }[] = [];
const decoder = {
  decode: () =>
    new Promise<Frame>((resolve, reject) => {
      const frame = {
        source: {} as CanvasImageSource,
        close: () => {
          released += 1;
        },
      };
      decoded.push({
        finish: () => {
          resolve(frame);
        },
        fail: () => {
          reject(new Error("unreadable"));
        },
      });
    }),
  close: () => {
    closed += 1;
  },
};
let closed = 0;
let released = 0;
const stream = () => new PictureStream(painter, listener, () => Promise.resolve(decoder));

const picture = (sequence: number) => Uint8Array.of(1, sequence);
const video = (sequence: number) => Uint8Array.of(3, sequence, 0, 0, 0, 32, 0, 32, 0, 32, 0, 32, 0, 1, 1, 9);
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  painted.length = 0;
  decoded = [];
  closed = 0;
  released = 0;
  vi.clearAllMocks();
});

it("paints pictures at once while no video is on its way", () => {
  stream().take(picture(1));
  expect(painted).toEqual(["picture 1"]);
  expect(listener.onPainted).toHaveBeenCalledWith(1, { width: 32, height: 32 }, false);
});

it("paints everything in its order, however long a video takes", async () => {
  const pictures = stream();
  pictures.take(video(1));
  pictures.take(picture(2));
  const after = vi.fn();
  pictures.afterPictures(after);
  await settle();
  expect(painted).toEqual([]);
  expect(pictures.isBusy).toBe(true);
  decoded[0]?.finish();
  await settle();
  expect(painted).toEqual(["video 1", "picture 2"]);
  expect(released).toBe(1);
  expect(after).toHaveBeenCalledOnce();
  expect(pictures.isBusy).toBe(false);
});

it("tells of a video that cannot be decoded", async () => {
  const pictures = stream();
  pictures.take(video(1));
  await settle();
  decoded[0]?.fail();
  await settle();
  expect(listener.onNoVideo).toHaveBeenCalledOnce();
  expect(listener.onPainted).not.toHaveBeenCalled();
});

it("tells of a packet that is malformed", async () => {
  stream().take(Uint8Array.of(3, 1));
  await settle();
  expect(listener.onBroken).toHaveBeenCalledOnce();
});

it("paints nothing once it is closed", async () => {
  const pictures = stream();
  pictures.take(video(1));
  await settle();
  pictures.close();
  decoded[0]?.finish();
  await settle();
  expect(painted).toEqual([]);
  expect(closed).toBe(1);
});
