// Puts compressed forms beside the built files: the gateway sends the one a browser takes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const COMPRESSIBLE = /\.(css|html|js|svg)$/;
const dist = new URL("../dist/", import.meta.url);

for (const file of readdirSync(dist, { recursive: true }).filter((name) => COMPRESSIBLE.test(name))) {
  const content = readFileSync(new URL(file, dist));
  writeFileSync(new URL(`${file}.br`, dist), brotliCompressSync(content));
  writeFileSync(new URL(`${file}.gz`, dist), gzipSync(content, { level: 9 }));
}
