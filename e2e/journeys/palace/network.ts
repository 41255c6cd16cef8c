/** A network between the browser and the Palace, which treats WebSockets as some schools' networks do. */

import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { type Duplex, Transform } from "node:stream";

/** `swallow` opens the socket itself and passes nothing on. */
export type Treatment = "pass" | "refuse" | "swallow";

/** Appended to a socket's key before it is hashed (RFC 6455, §1.3). */
const HANDSHAKE_ID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** What everything has to go through that comes from the Palace. */
class Line {
  private freeAtMs = 0;

  constructor(private readonly bytesPerSecond: number) {}

  /** Lets each piece out when the line would have carried it. */
  carry(): Transform {
    return new Transform({
      transform: (piece: Buffer, _encoding, done) => {
        const nowMs = Date.now();
        this.freeAtMs = Math.max(nowMs, this.freeAtMs) + (piece.length / this.bytesPerSecond) * 1_000;
        if (this.freeAtMs <= nowMs) done(null, piece);
        else setTimeout(() => done(null, piece), this.freeAtMs - nowMs);
      },
    });
  }
}

export class Network {
  /** Sockets that the browser asked for. */
  sockets = 0;
  /** Calls to such paths are cut off. */
  blocked: RegExp | undefined;
  private readonly open = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    public treatment: Treatment,
  ) {}

  /** A network in front of the Palace at this address; on a slow one all answers share so many bytes a second. */
  static async open(palace: string, treatment: Treatment, bytesPerSecond = Infinity): Promise<Network> {
    const line = new Line(bytesPerSecond);
    const { hostname, port } = new URL(palace);
    const server = createServer((asked, answered) => {
      const { method, url, headers } = asked;
      if (network.blocked?.test(url ?? "")) {
        asked.destroy();
        return;
      }
      const passed = request({ hostname, port, method, path: url, headers }, (answer) => {
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(line.carry()).pipe(answered);
      });
      passed.on("error", () => answered.destroy());
      answered.on("close", () => passed.destroy());
      asked.pipe(passed);
    });
    const network = new Network(server, treatment);
    server.on("upgrade", (asked: IncomingMessage, socket: Duplex) => {
      network.sockets += 1;
      network.open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => network.open.delete(socket));
      if (network.blocked?.test(asked.url ?? "")) {
        socket.destroy();
        return;
      }
      if (network.treatment === "refuse") socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      else if (network.treatment === "swallow") swallow(asked, socket);
      else pass(asked, socket, line, hostname, Number(port));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return network;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks off whatever is under way, and lets nothing through until it is mended. */
  cut(): void {
    this.blocked = /./;
    for (const socket of this.open) socket.destroy();
    this.server.closeAllConnections();
  }

  mend(): void {
    this.blocked = undefined;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

function swallow({ headers }: IncomingMessage, socket: Duplex): void {
  const key = createHash("sha1").update(`${headers["sec-websocket-key"]}${HANDSHAKE_ID}`).digest("base64");
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${key}`,
    `Sec-WebSocket-Protocol: ${headers["sec-websocket-protocol"]}`,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  socket.resume();
}

function pass(
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  line: Line,
  host: string,
  port: number,
): void {
  const palace = connect(port, host, () => {
    const headers = rawHeaders.map((text, index) => text + (index % 2 === 0 ? ": " : "\r\n")).join("");
    palace.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
    socket.pipe(palace).pipe(line.carry()).pipe(socket);
  });
  palace.on("error", () => socket.destroy());
  socket.on("close", () => palace.destroy());
}
