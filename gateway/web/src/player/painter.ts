/** Paints pictures on a canvas, on the page or in a worker. */

import { copyArea, locateTile, type Picture, type PictureSize, type TileArea } from "./picture";

/** Above this many tiles one large copy is cheaper than many small ones. */
const MOST_SMALL_COPIES = 64;

export type PaintableCanvas = HTMLCanvasElement | OffscreenCanvas;

export class Painter {
  private readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  private image: ImageData | undefined;
  private pixels = new Uint32Array();
  private readonly area: TileArea = { x: 0, y: 0, width: 0, height: 0 };

  constructor(private readonly canvas: PaintableCanvas) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser has no 2D canvas");
    this.context = context;
  }

  /** Paints what changed. The canvas takes the picture's size; answers whether that size is new. */
  paint(picture: Picture): boolean {
    const { image } = this;
    if (image?.width !== picture.width || image.height !== picture.height) {
      this.paintWhole(picture, this.resize(picture));
      return true;
    }
    if (picture.reset) this.paintWhole(picture, image);
    else this.paintTiles(picture, image);
    return false;
  }

  /** Forgets the picture, so that the next one counts as new. */
  forget(): void {
    this.image = undefined;
  }

  private paintWhole(picture: Picture, image: ImageData): void {
    copyArea(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, this.pixels);
    this.context.putImageData(image, 0, 0);
  }

  private paintTiles(picture: Picture, image: ImageData): void {
    const { area } = this;
    const together = picture.tiles.length > MOST_SMALL_COPIES;
    for (const tile of picture.tiles) {
      locateTile(picture, tile, area);
      copyArea(picture, area, this.pixels);
      if (!together) this.context.putImageData(image, 0, 0, area.x, area.y, area.width, area.height);
    }
    if (together) this.context.putImageData(image, 0, 0);
  }

  private resize({ width, height }: PictureSize): ImageData {
    // Setting a canvas's size clears it: keep what is there when a new game has the same size.
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const image = new ImageData(width, height);
    this.image = image;
    this.pixels = new Uint32Array(image.data.buffer);
    return image;
  }
}
