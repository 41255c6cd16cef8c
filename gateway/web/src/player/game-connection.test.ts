import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { gameAddresses } from "./connection";
import {
  BLOCKED_SOCKET_PATIENCE_MS,
  GameConnection,
  type GameListener,
  SOCKET_PATIENCE_MS,
} from "./game-connection";
import { RECONNECT_WINDOW_MS } from "./play-connection";
import type { FilePainter } from "./stream-connection";

const SETTINGS = { visible: true, sound: true, h264: false, paused: false };
const ADDRESSES = gameAddresses("a", "http://palace/");

class FakeSocket {
  static latest: FakeSocket | undefined;
  static count = 0;
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  send = vi.fn();
  constructor() {
    FakeSocket.latest = this;
    FakeSocket.count += 1;
  }
  close(): void {
    this.readyState = 3;
  }
  tell(event: object): void {
    const packet = new Uint8Array([2, ...new TextEncoder().encode(JSON.stringify(event))]);
    this.onmessage?.({ data: packet.buffer });
  }
}

/** The latest event stream, whose body the test writes. */
let stream: { headers: Record<string, string>; write: (text: string) => void; end: () => void } | undefined;
let status = 200;
const posts: unknown[] = [];
const request = vi.fn<typeof fetch>((_url, init) => {
  if (init?.method === "POST") {
    posts.push(JSON.parse(init.body as string));
    return Promise.resolve(new Response(null, { status: 204 }));
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      init?.signal?.addEventListener("abort", () => {
        controller.error(new DOMException("aborted", "AbortError"));
      });
      stream = {
        headers: init?.headers as Record<string, string>,
        write: (text) => {
          controller.enqueue(new TextEncoder().encode(text));
        },
        end: () => {
          controller.close();
        },
      };
    },
  });
  return Promise.resolve(new Response(body, { status }));
});

const files = { paint: vi.fn<FilePainter["paint"]>(() => Promise.resolve({ width: 40, height: 20 })) };
const packets = { paint: vi.fn(() => false), paintVideo: vi.fn(() => false) };
const listener = {
  onPicture: vi.fn<GameListener["onPicture"]>(),
  onEvent: vi.fn<GameListener["onEvent"]>(),
  onWay: vi.fn<GameListener["onWay"]>(),
  onSound: vi.fn<GameListener["onSound"]>(),
  onReconnecting: vi.fn<GameListener["onReconnecting"]>(),
  onLost: vi.fn<GameListener["onLost"]>(),
};
let connection: GameConnection;
function connect(): void {
  const open = () => new FakeSocket() as unknown as WebSocket;
  connection = new GameConnection(ADDRESSES, { packets, files }, listener, SETTINGS, open, request);
}
const settle = () => vi.advanceTimersByTimeAsync(0);
const frame = (id: number) =>
  `id: ${id}\nevent: frame\ndata: {"seq":${id},"width":40,"height":20,"format":"webp","data":"UklGRg=="}\n\n`;

/** A game on a network that blocks sockets. */
async function playByStream(): Promise<void> {
  connect();
  FakeSocket.latest?.onclose?.();
  await settle();
  stream?.write('id: 4\nevent: state\ndata: {"state":"running"}\n\n');
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", { OPEN: 1 });
  vi.clearAllMocks();
  FakeSocket.count = 0;
  stream = undefined;
  status = 200;
  posts.length = 0;
});
afterEach(() => {
  connection.close();
  vi.useRealTimers();
});

it("addresses are those of the page, the socket's with its own scheme", () => {
  connect();
  expect(ADDRESSES).toEqual({
    socket: "ws://palace/api/play/a",
    stream: "http://palace/api/game-stream/a",
    input: "http://palace/api/game-input/a",
  });
  expect(gameAddresses("a", "https://palace/room").socket).toBe("wss://palace/api/play/a");
});

describe("a socket on which news comes", () => {
  it("is kept, also when it drops later", async () => {
    connect();
    FakeSocket.latest?.onopen?.();
    FakeSocket.latest?.tell({ type: "state", state: "running" });
    expect(listener.onWay.mock.calls).toEqual([["socket"]]);
    await vi.advanceTimersByTimeAsync(2 * SOCKET_PATIENCE_MS);
    FakeSocket.latest?.onclose?.();
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
    await settle();
    expect(stream).toBeUndefined();
  });
});

describe("a socket that is blocked", () => {
  it("makes place for the event stream", async () => {
    await playByStream();
    expect(listener.onWay.mock.calls).toEqual([["stream"]]);
    expect(listener.onEvent).toHaveBeenCalledWith({ type: "state", state: "running" });
    expect(listener.onReconnecting).not.toHaveBeenCalled();
    stream?.write(frame(5) + frame(6));
    await settle();
    expect(listener.onPicture.mock.calls).toEqual([[{ width: 40, height: 20 }]]);
    expect(files.paint.mock.calls[0]?.[0].type).toBe("image/webp");
    connection.send([{ type: "keydown", code: "KeyA" }]);
    expect(posts).toEqual([{ events: [{ type: "keydown", code: "KeyA" }] }]);
  });

  it("is given less time at the next run, and is kept when it works", async () => {
    await playByStream();
    connection.close();
    stream = undefined;
    connect();
    await vi.advanceTimersByTimeAsync(BLOCKED_SOCKET_PATIENCE_MS);
    expect(stream).toBeDefined();
    connection.close();
    stream = undefined;
    connect();
    FakeSocket.latest?.tell({ type: "state", state: "running" });
    await vi.advanceTimersByTimeAsync(SOCKET_PATIENCE_MS);
    expect(stream).toBeUndefined();
    expect(listener.onWay).toHaveBeenLastCalledWith("socket");
  });

  it("is noticed when it opens and brings nothing", async () => {
    connect();
    FakeSocket.latest?.onopen?.();
    await vi.advanceTimersByTimeAsync(SOCKET_PATIENCE_MS - 1);
    expect(stream).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(stream).toBeDefined();
    expect(FakeSocket.latest?.readyState).toBe(3);
  });
});

describe("the event stream", () => {
  it("goes on where it was", async () => {
    await playByStream();
    stream?.end();
    await settle();
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stream?.headers["Last-Event-ID"]).toBe("4");
  });

  it("is given up when it fails for long", async () => {
    await playByStream();
    status = 502;
    stream?.end();
    await vi.advanceTimersByTimeAsync(RECONNECT_WINDOW_MS + 1_000);
    expect(listener.onLost).toHaveBeenCalledOnce();
    const tries = request.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(request.mock.calls).toHaveLength(tries);
  });

  it("that falls silent is taken up again", async () => {
    await playByStream();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
  });

  it("ends with the end, after the last picture", async () => {
    await playByStream();
    stream?.write(frame(5) + 'id: 6\nevent: end\ndata: {"reason":"finished","exit_code":0}\n\n');
    await settle();
    const order = [listener.onPicture, listener.onEvent].map(
      (told) => told.mock.invocationCallOrder.at(-1) ?? 0,
    );
    expect(order[0]).toBeLessThan(order[1] ?? 0);
    expect(listener.onEvent).toHaveBeenLastCalledWith({ type: "end", reason: "finished", exit_code: 0 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(listener.onReconnecting).not.toHaveBeenCalled();
  });

  it("rests while nobody looks", async () => {
    await playByStream();
    connection.want({ ...SETTINGS, visible: false });
    stream = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([stream, listener.onReconnecting.mock.calls.length]).toEqual([undefined, 0]);
    connection.want(SETTINGS);
    await settle();
    expect(stream).toMatchObject({ headers: { "Last-Event-ID": "4" } });
  });
});
