import { beforeEach, describe, expect, it } from "vitest";

import { PACKET_SECONDS } from "./sound-packet";
import { LEAD_SECONDS, Timeline } from "./timeline";

let timeline: Timeline;

beforeEach(() => {
  timeline = new Timeline();
});

/** Places packets that arrive at these times; the first comes after silence. */
const place = (times: number[]) => times.map((now, index) => timeline.place(now, index === 0));
const every = (count: number, from: number, step = PACKET_SECONDS) =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe("a sound", () => {
  it("is heard without a gap though its packets come unsteadily", () => {
    const unsteady = every(50, 1).map((time, index) => time + ([0, 0.02, 0.01, 0.025][index % 4] ?? 0));
    const heard = place(unsteady) as number[];
    expect(heard[0]).toBeCloseTo(1 + LEAD_SECONDS.least, 4);
    heard.forEach((time, index) => {
      expect(time).toBeCloseTo((heard[0] ?? 0) + index * PACKET_SECONDS, 6);
      expect(time).toBeGreaterThan(unsteady[index] ?? 0);
    });
  });

  it("starts on a whole sample", () => {
    const [start] = place([1.234_567_8]) as [number];
    expect(start * 48_000).toBeCloseTo(Math.round(start * 48_000), 6);
  });

  it("starts anew after silence, as soon as the first", () => {
    place(every(10, 1));
    expect(timeline.place(5, true)).toBeCloseTo(5 + LEAD_SECONDS.least, 4);
  });

  it("never overlaps what is still to be heard", () => {
    const last = place([1, 1.001, 1.002, 1.003]).at(-1) ?? 0;
    expect(timeline.place(1.004, true)).toBeCloseTo(last + PACKET_SECONDS, 4);
  });
});

describe("after a gap", () => {
  it("there is more time, up to a bound, and less again with each sound that has none", () => {
    place(every(3, 1));
    const lead = (now: number, first = false) => (timeline.place(now, first) ?? 0) - now;
    expect(lead(2)).toBeCloseTo(LEAD_SECONDS.least + LEAD_SECONDS.more, 4);
    for (let now = 3; now < 20; now += 1) lead(now);
    expect(lead(20)).toBeCloseTo(LEAD_SECONDS.most, 4);
    for (let now = 21; now < 80; now += 1) lead(now, true);
    expect(lead(80, true)).toBeCloseTo(LEAD_SECONDS.least, 4);
  });
});

it("leaves packets out when many come at once, so that sound does not fall behind the picture", () => {
  const heard = place(every(40, 1, 0.0001));
  expect(heard.filter((time) => time === undefined).length).toBeGreaterThan(20);
  const latest = heard.findLast((time) => time !== undefined);
  expect(latest).toBeLessThan(1 + LEAD_SECONDS.least + 0.13);
});

it("takes another game's sound as a start, not as a gap", () => {
  place(every(3, 1));
  timeline.forget();
  expect(timeline.place(9, false)).toBeCloseTo(9 + LEAD_SECONDS.least, 4);
});
