"""Runs an exported game as a child would at home: unzips what comes in and starts `python main.py` on a plain display.

Prints the size of the first picture that stands still, and a number for its pixels: FNV-1a, the same as in picture.ts.
"""

import io
import json
import os
import pathlib
import struct
import subprocess
import sys
import time
import zipfile

DISPLAY = ":7"
PATIENCE_SECONDS = 30
STILL_SECONDS = 1
GAME = pathlib.Path("/tmp/game")
PICTURE = pathlib.Path("/tmp/Xvfb_screen0")
HEADER_BYTES = 100


def wait_for(what, look):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise SystemExit(f"no {what} after {PATIENCE_SECONDS} s")


def display_is_there():
    """Whether it answers and its picture can be read: one comes before the other."""
    socket = pathlib.Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}")
    return socket.exists() and PICTURE.exists() and PICTURE.stat().st_size > HEADER_BYTES


def read_display():
    """Width, height and RGB bytes of the display's memory, which is an X window dump."""
    dump = PICTURE.read_bytes()
    header = struct.unpack(">25I", dump[:HEADER_BYTES])
    header_size, width, height, bytes_per_line, colours = header[0], header[4], header[5], header[12], header[19]
    start = header_size + 12 * colours
    rows = (dump[start + y * bytes_per_line :][: width * 4] for y in range(height))
    pixels = bytearray()
    for row in rows:
        line = bytearray(width * 3)
        line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
        pixels += line
    return width, height, bytes(pixels)


class StillPicture:
    """Knows since when the display shows the same picture; one colour everywhere is not a picture yet."""

    def __init__(self):
        self.seen, self.since = None, 0.0

    def look(self):
        seen = read_display()
        if seen != self.seen:
            self.seen, self.since = seen, time.monotonic()
        pixels = seen[2]
        blank = pixels == pixels[:3] * (len(pixels) // 3)
        return seen if not blank and time.monotonic() - self.since > STILL_SECONDS else None


def fnv(data):
    number = 0x811C9DC5
    for byte in data:
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return number - 0x100000000 if number >= 0x80000000 else number


def main():
    width, height = sys.argv[1:]
    zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).extractall(GAME)
    screen = ["-screen", "0", f"{width}x{height}x24", "-fbdir", "/tmp", "-nolisten", "tcp"]
    display = subprocess.Popen(["Xvfb", DISPLAY, *screen], stderr=subprocess.DEVNULL)
    wait_for("display", display_is_there)
    environment = {**os.environ, "DISPLAY": DISPLAY, "SDL_AUDIODRIVER": "dummy"}
    folder = next(GAME.rglob("main.py")).parent
    game = subprocess.Popen([sys.executable, "main.py"], cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        width, height, pixels = wait_for("still picture", StillPicture().look)
        if game.poll() is not None:
            raise SystemExit(f"the game ended with {game.returncode}")
        print(json.dumps({"width": width, "height": height, "hash": fnv(pixels)}))
    finally:
        game.kill()
        display.kill()


if __name__ == "__main__":
    main()
