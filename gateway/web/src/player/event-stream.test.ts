import { expect, it } from "vitest";

import { readEventStream, type StreamMessage } from "./event-stream";

const TEXT =
  ': still here\n\nid: 1\nevent: state\ndata: {"state":"running"}\n\n' +
  'id: 2\r\nevent: stdout\r\ndata: {"text":"é"}\r\n\r\ndata: one\ndata: two\n\nevent: nothing\n\nid: 9\ndata: cut of';

async function read(text: string, size: number): Promise<StreamMessage[]> {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  const messages: StreamMessage[] = [];
  for await (const message of readEventStream(body)) messages.push(message);
  return messages;
}

it("whole messages are read, however the bytes are cut", async () => {
  for (let size = 1; size <= TEXT.length; size += 1) {
    expect(await read(TEXT, size)).toEqual([
      { id: "1", name: "state", data: '{"state":"running"}' },
      { id: "2", name: "stdout", data: '{"text":"é"}' },
      { id: "", name: "message", data: "one\ntwo" },
    ]);
  }
});
