/** A network between the browser and the Palace, which treats WebSockets as some schools' networks do. */

import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";

/** `swallow` opens the socket itself and passes nothing on. */
export type Treatment = "pass" | "refuse" | "swallow";

/** Appended to a socket's key before it is hashed (RFC 6455, §1.3). */
const HANDSHAKE_ID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export class Network {
  /** Sockets that the browser asked for. */
  sockets = 0;

  private constructor(
    private readonly server: Server,
    public treatment: Treatment,
  ) {}

  /** A network in front of the Palace at this address. */
  static async open(palace: string, treatment: Treatment): Promise<Network> {
    const { hostname, port } = new URL(palace);
    const server = createServer((asked, answered) => {
      const { method, url, headers } = asked;
      const passed = request({ hostname, port, method, path: url, headers }, (answer) => {
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(answered);
      });
      passed.on("error", () => answered.destroy());
      answered.on("close", () => passed.destroy());
      asked.pipe(passed);
    });
    const network = new Network(server, treatment);
    server.on("upgrade", (asked: IncomingMessage, socket: Duplex) => {
      network.sockets += 1;
      socket.on("error", () => socket.destroy());
      if (network.treatment === "refuse") socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      else if (network.treatment === "swallow") swallow(asked, socket);
      else pass(asked, socket, hostname, Number(port));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return network;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
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

function pass({ method, url, rawHeaders }: IncomingMessage, socket: Duplex, host: string, port: number): void {
  const palace = connect(port, host, () => {
    const headers = rawHeaders.map((text, index) => text + (index % 2 === 0 ? ": " : "\r\n")).join("");
    palace.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
    socket.pipe(palace).pipe(socket);
  });
  palace.on("error", () => socket.destroy());
  socket.on("close", () => palace.destroy());
}
