import { readFileSync } from "node:fs";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { PlayConnection, RECONNECT_WINDOW_MS } from "./play-connection";
import type { GameEvent } from "./wire";

const PICTURE = readFileSync(new URL("fixtures/whole-40x20.bin", import.meta.url));

class FakeSocket {
  static readonly all: FakeSocket[] = [];
  readyState = 0;
  binaryType = "";
  readonly all: Uint8Array[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  /** What was sent besides settings. */
  get sent(): Uint8Array[] {
    return this.all.filter(([kind]) => kind !== 0x83);
  }

  get settings(): unknown[] {
    const packets = this.all.filter(([kind]) => kind === 0x83);
    return packets.map((packet) => JSON.parse(new TextDecoder().decode(packet.subarray(1))) as unknown);
  }

  send(packet: Uint8Array): void {
    this.all.push(packet);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  fail(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  receive(packet: Uint8Array): void {
    this.onmessage?.({ data: Uint8Array.from(packet).buffer });
  }

  tell(event: GameEvent): void {
    this.receive(new Uint8Array([2, ...new TextEncoder().encode(JSON.stringify(event))]));
  }
}

function last(): FakeSocket {
  const socket = FakeSocket.all.at(-1);
  if (!socket) throw new Error("no socket was opened");
  return socket;
}

const painter = { paint: vi.fn(() => false), paintVideo: vi.fn(() => false) };
const listener = {
  onPicture: vi.fn(),
  onEvent: vi.fn(),
  onSound: vi.fn(),
  onReconnecting: vi.fn(),
  onLost: vi.fn(),
};
const connect = () =>
  new PlayConnection(
    "ws://palace/api/play/1",
    painter,
    listener,
    { visible: true, sound: true, h264: false, paused: false },
    (url) => new FakeSocket(url) as unknown as WebSocket,
  );

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", { OPEN: 1 });
  FakeSocket.all.length = 0;
  vi.clearAllMocks();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("pictures", () => {
  it("are painted, then acknowledged, and the first one is told", () => {
    connect();
    last().open();
    painter.paint.mockImplementationOnce(() => {
      expect(last().sent).toEqual([]);
      return true;
    });
    last().receive(PICTURE);
    expect(last().sent.map((packet) => [...packet])).toEqual([[0x82, 0xfe, 0xff, 0xff, 0xff]]);
    last().receive(PICTURE);
    expect(last().sent).toHaveLength(2);
    expect(listener.onPicture.mock.calls).toEqual([[{ width: 40, height: 20 }]]);
  });

  it("that are damaged are answered by a new connection", () => {
    connect();
    last().open();
    last().receive(PICTURE.subarray(0, 100));
    expect(last().readyState).toBe(3);
    expect(last().sent).toEqual([]);
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(250);
    expect(FakeSocket.all).toHaveLength(2);
  });
});

describe("input", () => {
  it("is sent while the socket is open and dropped otherwise", () => {
    const connection = connect();
    connection.send([{ type: "blur" }]);
    last().open();
    connection.send([{ type: "keydown", code: "Space" }]);
    expect(last().sent.map((packet) => packet[0])).toEqual([0x81]);
    last().fail();
    connection.send([{ type: "blur" }]);
    expect(last().sent).toHaveLength(1);
  });
});

describe("settings", () => {
  const hidden = { visible: false, sound: true, h264: false };

  it("are told when the socket opens and when they change", () => {
    const connection = connect();
    last().open();
    connection.want({ ...hidden, paused: false });
    expect(last().settings).toEqual([{ visible: true, sound: true, h264: false }, hidden]);
  });

  it("say that the game shall stand still, and nothing of it where it shall not", () => {
    const connection = connect();
    last().open();
    connection.want({ ...hidden, paused: true });
    expect(last().settings).toEqual([
      expect.not.objectContaining({ paused: false }),
      { ...hidden, paused: true },
    ]);
  });

  it("that changed while the socket was away are told by the next one", () => {
    const connection = connect();
    last().open();
    last().fail();
    connection.want({ ...hidden, paused: false });
    vi.advanceTimersByTime(250);
    last().open();
    expect(last().settings).toEqual([hidden]);
  });
});

describe("the end", () => {
  it("is told, and the closing that follows is no drop", () => {
    connect();
    last().open();
    last().tell({ type: "end", reason: "finished", exit_code: 0 });
    last().fail();
    expect(listener.onEvent).toHaveBeenCalledWith({ type: "end", reason: "finished", exit_code: 0 });
    expect(listener.onReconnecting).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it("by closing tells nothing more", () => {
    const connection = connect();
    last().open();
    connection.close();
    last().receive(PICTURE);
    last().fail();
    expect(painter.paint).not.toHaveBeenCalled();
    expect(listener.onReconnecting).not.toHaveBeenCalled();
  });
});

describe("a dropped connection", () => {
  it("comes back, and tells the size of its first picture again", () => {
    connect();
    last().open();
    last().receive(PICTURE);
    last().fail();
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(250);
    last().open();
    last().receive(PICTURE);
    expect(listener.onPicture).toHaveBeenCalledTimes(2);
  });

  it("is tried less and less often, and given up after a while", () => {
    connect();
    const startMs = Date.now();
    const attemptsMs: number[] = [];
    while (listener.onLost.mock.calls.length === 0) {
      attemptsMs.push(Date.now() - startMs);
      last().fail();
      vi.advanceTimersToNextTimer();
    }
    expect(attemptsMs.slice(0, 6)).toEqual([0, 250, 750, 1_750, 3_750, 7_750]);
    expect(Date.now() - startMs).toBeGreaterThanOrEqual(RECONNECT_WINDOW_MS);
    expect(Date.now() - startMs).toBeLessThan(RECONNECT_WINDOW_MS + 5_000);
    vi.advanceTimersByTime(60_000);
    expect(listener.onLost).toHaveBeenCalledOnce();
  });

  it("has its full time again after a picture came", () => {
    connect();
    for (let times = 0; times < 20; times += 1) {
      last().open();
      last().receive(PICTURE);
      last().fail();
      vi.advanceTimersByTime(4_000);
    }
    expect(listener.onLost).not.toHaveBeenCalled();
  });

  it("includes a socket that never opens", () => {
    connect();
    vi.advanceTimersByTime(5_000);
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
    expect(FakeSocket.all[0]?.readyState).toBe(3);
  });

  it("that lingers does not disturb the next one", () => {
    connect();
    const first = last();
    first.open();
    first.fail();
    vi.advanceTimersByTime(250);
    last().open();
    first.receive(PICTURE);
    first.fail();
    expect(painter.paint).not.toHaveBeenCalled();
    expect(listener.onReconnecting).toHaveBeenCalledOnce();
  });
});

describe("sound", () => {
  it("is handed on as it came", () => {
    connect();
    last().open();
    const packet = new Uint8Array([4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 99]);
    last().receive(packet);
    expect(listener.onSound).toHaveBeenCalledWith(packet);
  });
});
