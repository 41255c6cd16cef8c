/** H.264 by a small decoder in WebAssembly, for pages on plain HTTP: constrained baseline profile, as the server sends. */

import type { Frame, FrameDecoder } from "./video-decoder";

/** Fetches the decoder. */
export async function openWasmDecoder(): Promise<FrameDecoder> {
  const [{ default: load }, { default: TinyH264Decoder }] = await Promise.all([
    import("tinyh264/es/TinyH264.js"),
    import("tinyh264/es/TinyH264Decoder.js"),
  ]);
  const module = await load();
  const pictures: ImageData[] = [];
  const decoder = new TinyH264Decoder(module, (planes, width, height) => {
    const picture = new ImageData(width, height);
    toRgba(planes, width, height, new Uint32Array(picture.data.buffer));
    pictures.push(picture);
  });
  return {
    async decode(data): Promise<Frame> {
      for (const unit of unitsOf(data)) decoder.decode(unit);
      const picture = pictures.splice(0).at(-1);
      if (!picture) throw new Error("the video does not decode");
      const bitmap = await createImageBitmap(picture);
      return {
        source: bitmap,
        close: () => {
          bitmap.close();
        },
      };
    },
    close: () => {
      decoder.release();
    },
  };
}

/** The NAL units of an access unit, each with its start code (ITU-T H.264, Annex B). */
export function unitsOf(data: Uint8Array): Uint8Array[] {
  const starts: number[] = [];
  for (let at = 0; at + 3 < data.length; at += 1) {
    if (data[at] !== 0 || data[at + 1] !== 0 || data[at + 2] !== 1) continue;
    starts.push(at > 0 && data[at - 1] === 0 ? at - 1 : at);
    at += 2;
  }
  return starts.map((start, index) => data.subarray(start, starts[index + 1]));
}

const OPAQUE = 0xff000000;

/** Fixed point with 16 bits after the point: ITU-R BT.601, luma from 16 to 235. */
const LUMA = 76_309;
const RED_CR = 104_597;
const GREEN_CR = -53_279;
const GREEN_CB = -25_675;
const BLUE_CB = 132_201;
const HALF = 1 << 15;

/** Converts planes of luma and of chroma at half size, one after another, to a canvas's pixels. */
export function toRgba(planes: Uint8Array, width: number, height: number, pixels: Uint32Array): void {
  const chromaWidth = width >> 1;
  const blueStart = width * height;
  const redStart = blueStart + chromaWidth * (height >> 1);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const chromaRow = (y >> 1) * chromaWidth;
    for (let x = 0; x < width; x += 1, at += 1) {
      const chroma = chromaRow + (x >> 1);
      // Reads are within bounds: the decoder hands out whole planes with even sides.
      const luma = ((planes[at] as number) - 16) * LUMA + HALF;
      const blue = (planes[blueStart + chroma] as number) - 128;
      const red = (planes[redStart + chroma] as number) - 128;
      const r = (luma + red * RED_CR) >> 16;
      const g = (luma + red * GREEN_CR + blue * GREEN_CB) >> 16;
      const b = (luma + blue * BLUE_CB) >> 16;
      pixels[at] = OPAQUE | (clamp(b) << 16) | (clamp(g) << 8) | clamp(r);
    }
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
