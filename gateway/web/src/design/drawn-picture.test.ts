import { expect, it } from "vitest";

import { drawnPicture, PALETTE_NAMES } from "./drawn-picture";

it("draws the same game the same way, and another one another way", () => {
  expect(drawnPicture("Moon Hopper")).toEqual(drawnPicture("Moon Hopper"));
  const names = ["Moon Hopper", "Moon Hoppes", "Zap!", "", "Ñandú"];
  expect(new Set(names.map((name) => JSON.stringify(drawnPicture(name)))).size).toBe(names.length);
});

it.each(PALETTE_NAMES)("does not drown in a shell that is %s", (colour) => {
  for (const name of ["Moon Hopper", "Deep Cave", "Zap!"]) {
    const { ground, shapes } = drawnPicture(name, colour);
    if (colour in { moss: 0, plum: 0, lagoon: 0, cherry: 0, clay: 0, sky: 0, honey: 0, leaf: 0 }) {
      expect(ground).not.toBe(colour);
    }
    expect(shapes.map((shape) => shape.colour)).not.toContain(ground);
  }
});
