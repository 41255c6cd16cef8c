/** How large a game's picture is shown. */

import type { PictureSize } from "./picture";

export interface Fit extends PictureSize {
  /** Whether each game pixel covers a whole number of screen pixels. */
  whole: boolean;
}

/**
 * The largest size, in CSS pixels, that shows the picture within the space. Each game pixel covers a whole number of
 * screen pixels, so that pixel art stays even; where not even one fits, the picture is made smaller and smoothed.
 */
export function fitPicture(picture: PictureSize, space: PictureSize, screenPixelsPerCssPixel: number): Fit {
  const largest = Math.min(space.width / picture.width, space.height / picture.height);
  const times = Math.floor(largest * screenPixelsPerCssPixel + 1e-6);
  const scale = times >= 1 ? times / screenPixelsPerCssPixel : largest;
  return { width: picture.width * scale, height: picture.height * scale, whole: times >= 1 };
}
