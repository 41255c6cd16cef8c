/** Paints pictures on a canvas, on the page or in a worker. */

import { copyArea, locateTile, type Picture, type PictureSize, type TileArea } from "./picture";
import { partsOf, type Video } from "./video";

/** Above this many tiles one large copy is cheaper than many small ones. */
const MOST_SMALL_COPIES = 64;

export type PaintableCanvas = HTMLCanvasElement | OffscreenCanvas;

export class Painter {
  private readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  private image: ImageData | undefined;
  private pixels = new Uint32Array();
  private readonly area: TileArea = { x: 0, y: 0, width: 0, height: 0 };
  /** Some of the canvas shows video: the image must not be put there as a whole. */
  private showsVideo = false;

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
    // Tiles that a reset blackened are either in the packet, too, or show video.
    if (picture.reset && !this.showsVideo) this.paintWhole(picture, image);
    else this.paintTiles(picture, image);
    return false;
  }

  /** Paints a decoded picture where it is to be seen, scaled to the picture's size; answers whether that size is new. */
  paintVideo(video: Video, frame: CanvasImageSource): boolean {
    const resized = this.image?.width !== video.width || this.image.height !== video.height;
    if (resized) this.resize(video);
    this.showsVideo = true;
    const [scaleX, scaleY] = [video.shownWidth / video.width, video.shownHeight / video.height];
    for (const { x, y, width, height } of partsOf(video)) {
      const [fromX, fromY] = [x * scaleX, y * scaleY];
      this.context.drawImage(frame, fromX, fromY, width * scaleX, height * scaleY, x, y, width, height);
    }
    return resized;
  }

  /** Forgets the picture, so that the next one counts as new. */
  forget(): void {
    this.image = undefined;
    this.showsVideo = false;
  }

  private paintWhole(picture: Picture, image: ImageData): void {
    copyArea(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, this.pixels);
    this.context.putImageData(image, 0, 0);
  }

  private paintTiles(picture: Picture, image: ImageData): void {
    const { area } = this;
    const together = picture.tiles.length > MOST_SMALL_COPIES && !this.showsVideo;
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
    this.showsVideo = false;
    this.pixels = new Uint32Array(image.data.buffer);
    return image;
  }
}
