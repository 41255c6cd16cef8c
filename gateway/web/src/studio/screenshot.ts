/** Saves what the game shows as a picture. */

/** A name that every computer takes for a file. */
export function fileNameOf(title: string, ending: string): string {
  const name = title
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${name || "game"}.${ending}`;
}

/** The picture on a canvas, pixel by pixel; `undefined` where there is none. */
export async function pictureOf(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  if (canvas.width === 0 || canvas.height === 0) return undefined;
  // Whoever paints the canvas may be a worker: only a copy can be read.
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.getContext("2d")?.drawImage(canvas, 0, 0);
  return new Promise((resolve) => {
    copy.toBlob((blob) => {
      resolve(blob ?? undefined);
    }, "image/png");
  });
}
