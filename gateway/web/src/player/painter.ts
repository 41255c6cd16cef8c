/** Paints pictures on a canvas, on the page or in a worker. */

import { copyTile, type Picture, type PictureSize, readTiles } from "./picture";
import { MalformedPacket } from "./wire";

/** Above this many tiles one large copy is cheaper than many small ones. */
const MOST_SMALL_COPIES = 64;

export type PaintableCanvas = HTMLCanvasElement | OffscreenCanvas;

export class Painter {
  private readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  private image: ImageData | undefined;
  private pixels = new Uint32Array();

  constructor(private readonly canvas: PaintableCanvas) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser has no 2D canvas");
    this.context = context;
  }

  /** Paints what changed. The canvas takes the picture's size; answers whether that size is new. */
  paint(picture: Picture): boolean {
    const tiles = readTiles(picture);
    const resized = this.image?.width !== picture.width || this.image.height !== picture.height;
    const image = resized ? this.resize(picture) : this.image;
    if (!image) throw new MalformedPacket("no picture to change");
    for (const tile of tiles) copyTile(this.pixels, picture.width, picture.tiles, tile);
    if (tiles.length > MOST_SMALL_COPIES) {
      this.context.putImageData(image, 0, 0);
    } else {
      for (const tile of tiles) {
        this.context.putImageData(image, 0, 0, tile.x, tile.y, tile.width, tile.height);
      }
    }
    return resized;
  }

  /** Forgets the picture, so that the next one counts as new. */
  forget(): void {
    this.image = undefined;
  }

  private resize({ width, height }: PictureSize): ImageData {
    // Setting a canvas's size clears it: keep what is there when a new game has the same size.
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.image = new ImageData(width, height);
    this.pixels = new Uint32Array(this.image.data.buffer);
    return this.image;
  }
}
