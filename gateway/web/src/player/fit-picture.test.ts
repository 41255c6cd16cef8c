import { expect, it } from "vitest";

import { fitPicture } from "./fit-picture";

it.each([
  // picture, space, screen pixels per CSS pixel, expected
  [320, 240, 1000, 600, 1, { width: 640, height: 480, whole: true }],
  [800, 480, 800, 480, 1, { width: 800, height: 480, whole: true }],
  [800, 480, 1599, 960, 1, { width: 800, height: 480, whole: true }],
  [800, 480, 600, 600, 1, { width: 600, height: 360, whole: false }],
  [800, 480, 600, 600, 2, { width: 400, height: 240, whole: true }],
  [800, 480, 390, 600, 2, { width: 390, height: 234, whole: false }],
  [100, 400, 390, 200, 1, { width: 50, height: 200, whole: false }],
])("%i x %i in %i x %i at %i", (width, height, roomWidth, roomHeight, ratio, expected) => {
  expect(fitPicture({ width, height }, { width: roomWidth, height: roomHeight }, ratio)).toEqual(expected);
});
