import { beforeEach, expect, it, vi } from "vitest";

import { InputPost } from "./input-post";
import type { InputEvent } from "./wire";

const down = (code: string): InputEvent => ({ type: "keydown", code });
const BLUR: InputEvent = { type: "blur" };

/** Requests that were made, and how to answer the latest. */
const requests: { events: InputEvent[]; answer: (ok: boolean) => void; fail: () => void }[] = [];
const request = vi.fn<typeof fetch>((_url, init) => {
  const { events } = JSON.parse(init?.body as string) as { events: InputEvent[] };
  return new Promise((resolve, reject) => {
    requests.push({
      events,
      answer: (ok) => {
        resolve({ ok } as Response);
      },
      fail: () => {
        reject(new TypeError("offline"));
      },
    });
  });
});
const settle = () => new Promise((resolve) => setTimeout(resolve));
const sent = () => requests.map(({ events }) => events);

beforeEach(() => {
  requests.length = 0;
});

it("one request is under way at a time, and what happens meanwhile goes with the next", async () => {
  const post = new InputPost("/input", request);
  post.send([down("KeyA")]);
  post.send([down("KeyB")]);
  post.send([{ type: "pointermove", x: 1, y: 1 }]);
  post.send([{ type: "pointermove", x: 2, y: 2 }]);
  post.send([{ type: "pointermoveby", dx: 3, dy: 1 }]);
  post.send([{ type: "pointermoveby", dx: 4, dy: -1 }, BLUR]);
  expect(sent()).toEqual([[down("KeyA")]]);
  requests[0]?.answer(true);
  await settle();
  expect(sent()[1]).toEqual([
    down("KeyB"),
    { type: "pointermove", x: 2, y: 2 },
    { type: "pointermoveby", dx: 7, dy: 0 },
    BLUR,
  ]);
  requests[1]?.answer(true);
  await settle();
  expect(requests).toHaveLength(2);
});

it.each(["fail", "answer"] as const)(
  "after one that did not arrive (%s), all keys go up first",
  async (how) => {
    const post = new InputPost("/input", request);
    post.send([down("KeyA")]);
    post.send([{ type: "keyup", code: "KeyA" }]);
    requests[0]?.[how](false);
    await settle();
    expect(requests).toHaveLength(1);
    post.send([down("KeyB")]);
    expect(sent()[1]).toEqual([BLUR, down("KeyB")]);
  },
);

it("when the network is back, keys go up that may be held by mistake, and only then", async () => {
  const post = new InputPost("/input", request);
  post.recover();
  expect(requests).toHaveLength(0);
  post.send([down("KeyA")]);
  requests[0]?.fail();
  await settle();
  post.recover();
  expect(sent()[1]).toEqual([BLUR]);
});

it("more than could ever arrive in time lets go of all keys", async () => {
  const post = new InputPost("/input", request);
  post.send([down("KeyA")]);
  for (let count = 0; count < 600; count += 1) post.send([down("KeyB")]);
  requests[0]?.answer(true);
  await settle();
  const next = sent()[1] ?? [];
  expect(next.length).toBeLessThanOrEqual(256);
  expect(next[0]).toEqual(BLUR);
});
