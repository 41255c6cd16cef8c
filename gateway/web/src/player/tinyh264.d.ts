/** What is used of the package, which brings no types of its own. */
declare module "tinyh264/es/TinyH264.js" {
  export interface TinyH264Module {
    readonly HEAPU8: Uint8Array;
  }
  export default function load(): Promise<TinyH264Module>;
}

declare module "tinyh264/es/TinyH264Decoder.js" {
  import type { TinyH264Module } from "tinyh264/es/TinyH264.js";

  /** Decodes one NAL unit at a time; calls back with planes of luma and of chroma at half size, one after another. */
  export default class TinyH264Decoder {
    constructor(
      module: TinyH264Module,
      onPictureReady: (planes: Uint8Array, width: number, height: number) => void,
    );
    decode(unit: Uint8Array): void;
    release(): void;
  }
}
