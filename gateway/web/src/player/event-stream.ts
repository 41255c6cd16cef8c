/** Reads server-sent events (WHATWG HTML §9.2) from a response, as the browser's own reader cannot say where to go on. */

export interface StreamMessage {
  id: string;
  name: string;
  data: string;
}

const LINE_END = /\r\n|\r|\n/;

/** The messages of a body as they arrive. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let unread = "";
  let fields: Map<string, string> | undefined;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    unread += value;
    // A line that ends with the chunk in a carriage return may go on with a line feed in the next.
    const whole = unread.endsWith("\r") ? unread.length - 1 : unread.length;
    const lines = unread.slice(0, whole).split(LINE_END);
    unread = (lines.pop() ?? "") + unread.slice(whole);
    for (const line of lines) {
      if (line !== "") {
        fields = addField(fields ?? new Map<string, string>(), line);
      } else if (fields) {
        const data = fields.get("data");
        if (data !== undefined) {
          yield { id: fields.get("id") ?? "", name: fields.get("event") ?? "message", data };
        }
        fields = undefined;
      }
    }
  }
}

function addField(fields: Map<string, string>, line: string): Map<string, string> {
  const colon = line.indexOf(":");
  // A line that begins with a colon is a comment: the server shows that it is still there.
  if (colon === 0) return fields;
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
  const before = fields.get(name);
  return fields.set(name, name === "data" && before !== undefined ? `${before}\n${value}` : value);
}
