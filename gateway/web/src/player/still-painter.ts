/** Paints whole pictures that arrive as image files. */

import type { PaintableCanvas } from "./painter";
import type { PictureSize } from "./picture";

export class StillPainter {
  private readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

  constructor(private readonly canvas: PaintableCanvas) {
    const context = canvas.getContext("2d", { alpha: false });
    if (!context) throw new Error("this browser has no 2D canvas");
    this.context = context;
  }

  /** Paints an image file; answers its size. Rejects where the bytes are no image. */
  async paint(file: Blob): Promise<PictureSize> {
    const image = await createImageBitmap(file);
    const { width, height } = image;
    // Setting a canvas's size clears it, also to the size it has.
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.context.drawImage(image, 0, 0);
    image.close();
    return { width, height };
  }
}
