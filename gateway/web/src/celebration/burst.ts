/** A celebration: pixels of the game's own picture fly up and fall, in steps. Whoever wants no motion sees none. */

import "./burst.css";

import { isStill } from "@/design/stillness";

import { pickCells } from "./cells";

/** The picture is read this small: a cell of it is a chunky pixel. */
const [COLUMNS, ROWS] = [48, 30];
const MOST_PIXELS = 70;
const BURST_MS = 900;
const STEPS = 12;
/** How far they fly, in widths of the picture. */
const REACH = 0.35;

/** The picture on a canvas, small; `undefined` where there is none. Whoever paints it may be a worker: a copy is read. */
function smallPicture(canvas: HTMLCanvasElement): ImageData | undefined {
  if (canvas.width === 0 || canvas.height === 0) return undefined;
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [COLUMNS, ROWS];
  const context = copy.getContext("2d");
  if (!context) return undefined;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, COLUMNS, ROWS);
  return context.getImageData(0, 0, COLUMNS, ROWS);
}

/**
 * Lets the picture on a canvas burst. It stays as it is, and what flies over it is gone after a second. False where nothing
 * flies: there is nothing in the picture yet, or the visitor wants no motion.
 */
export function burst(canvas: HTMLCanvasElement): boolean {
  const picture = isStill() ? undefined : smallPicture(canvas);
  const cells = picture ? pickCells(picture, MOST_PIXELS) : [];
  if (cells.length === 0) return false;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const sky = document.createElement("div");
  sky.className = "burst";
  sky.setAttribute("aria-hidden", "true");
  const flights = cells.map(({ x, y, colour }) => {
    const pixel = document.createElement("div");
    pixel.className = "burst-pixel";
    pixel.style.left = `${left + x * width}px`;
    pixel.style.top = `${top + y * height}px`;
    pixel.style.width = `${width / COLUMNS}px`;
    pixel.style.background = colour;
    sky.append(pixel);
    // Away from the middle, up first and then down.
    const aside = (x - 0.5 + (Math.random() - 0.5) / 2) * 2 * REACH * width;
    const up = (0.4 + Math.random()) * REACH * width;
    return pixel.animate(
      [
        { translate: "0 0" },
        { translate: `${aside * 0.6}px ${-up}px`, offset: 0.45 },
        { translate: `${aside}px ${up * 0.6}px` },
      ],
      { duration: BURST_MS, easing: `steps(${STEPS})` },
    ).finished;
  });
  document.body.append(sky);
  void Promise.allSettled(flights).then(() => {
    sky.remove();
  });
  return true;
}
