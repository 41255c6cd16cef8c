/** Makes pictures fit for a game before they are sent: photographs smaller, and a picture that takes another's place as large as that one. */

import { endingOf } from "./project-file";

export interface Size {
  width: number;
  height: number;
}

/** Larger than any game's window. */
const LONGEST_SIDE = 1024;

/** The largest size of the same shape within bounds; never larger than it is. */
export function within({ width, height }: Size, bounds: Size): Size {
  const scale = Math.min(bounds.width / width, bounds.height / height, 1);
  return {
    width: Math.max(Math.round(width * scale), 1),
    height: Math.max(Math.round(height * scale), 1),
  };
}

async function drawn(picture: ImageBitmap, canvas: Size, size: Size, type: string): Promise<Blob> {
  const paper = new OffscreenCanvas(canvas.width, canvas.height);
  const pen = paper.getContext("2d");
  if (!pen) throw new Error("the browser cannot draw");
  pen.imageSmoothingQuality = "high";
  const [left, top] = [(canvas.width - size.width) / 2, (canvas.height - size.height) / 2];
  pen.drawImage(picture, Math.floor(left), Math.floor(top), size.width, size.height);
  return paper.convertToBlob({ type, quality: 0.9 });
}

async function decoded(file: Blob): Promise<ImageBitmap | undefined> {
  // What is no picture is for the gateway to refuse.
  return createImageBitmap(file).catch(() => undefined);
}

/** A new picture, made smaller where it is larger than any window. */
export async function fitForGame(file: File): Promise<Blob> {
  const picture = await decoded(file);
  if (!picture || Math.max(picture.width, picture.height) <= LONGEST_SIDE) return file;
  const size = within(picture, { width: LONGEST_SIDE, height: LONGEST_SIDE });
  return drawn(picture, size, size, file.type === "image/jpeg" ? "image/jpeg" : "image/png");
}

/** A picture for the place of another: of its kind, and no larger, with nothing around it where the shapes differ. */
export async function fitForPlace(file: File, path: string, place: Size | undefined): Promise<Blob> {
  const picture = await decoded(file);
  if (!picture) return file;
  const type = endingOf(path) === ".png" ? "image/png" : "image/jpeg";
  const bounds = place ?? { width: LONGEST_SIDE, height: LONGEST_SIDE };
  const fits = picture.width <= bounds.width && picture.height <= bounds.height;
  if (fits) return file.type === type ? file : drawn(picture, picture, picture, type);
  const size = within(picture, bounds);
  return drawn(picture, place ?? size, size, type);
}
