"""Watches a game for a while, and saves the last picture.

    pip install websockets
    python3 docs/examples/play_client.py URL [--seconds 10] [--save picture.png] [--cookie "NAME=VALUE"]

URL is where the game is played: ws://HOST/api/play/SESSION, or wss://. The cookie is the one that the browser of a player
who may see the game sends. docs/STREAM.md describes what is sent.
"""

import argparse
import asyncio
import json
import struct
import time
import zlib

import websockets

from picture_decoder import PictureDecoder

PICTURE, EVENT, ACKNOWLEDGE, SETTINGS = 0x01, 0x02, 0x82, 0x83


def png(width, height, rgb):
    """The bytes of a PNG file (RFC 2083)."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + rgb[start:start + 3 * width] for start in range(0, len(rgb), 3 * width))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Viewer:
    """Counts what arrives, and holds the picture."""

    def __init__(self):
        self.decoder = PictureDecoder()
        self.pictures = self.picture_bytes = self.tiles = 0

    async def watch(self, socket, seconds):
        settings = {"visible": True, "sound": False, "h264": False}
        await socket.send(bytes([SETTINGS]) + json.dumps(settings).encode())
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                packet = await asyncio.wait_for(socket.recv(), left)
            except (TimeoutError, asyncio.TimeoutError):
                return
            if packet[0] == PICTURE:
                await socket.send(struct.pack("<BI", ACKNOWLEDGE, self.take_picture(packet)))
            elif packet[0] == EVENT:
                event = json.loads(packet[1:])
                print(event)
                if event["type"] == "end":
                    return

    def take_picture(self, packet):
        sequence, tiles = self.decoder.decode(packet)
        self.pictures += 1
        self.picture_bytes += len(packet)
        self.tiles += tiles
        return sequence


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--save", default="picture.png")
    parser.add_argument("--cookie")
    arguments = parser.parse_args()
    headers = {"Cookie": arguments.cookie} if arguments.cookie else {}
    viewer = Viewer()
    async with websockets.connect(arguments.url, subprotocols=["pixel.play.v1"], additional_headers=headers) as socket:
        await viewer.watch(socket, arguments.seconds)
    print(f"{viewer.pictures} pictures, {viewer.tiles} tiles, {viewer.picture_bytes} bytes")
    if viewer.pictures:
        with open(arguments.save, "wb") as file:
            file.write(png(*viewer.decoder.rgb()))


if __name__ == "__main__":
    asyncio.run(main())
