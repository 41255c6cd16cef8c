#!/usr/bin/env python3
"""Draws the pictures of the games: `KIND/THEME/pictures.txt` becomes `KIND/THEME/art/*.png`.

A picture is a line `= name` and rows of letters: each letter is a colour of `palette.toml`, each dot is see-through.
Lines that start with `#` are remarks. A line `= name < other` begins with the rows of another picture of the file, turned
by words after it: `flip` (left and right), `upside` (up and down), `turn` (a quarter), `r>m` (one colour for another).

    make/draw_pictures.py [--check] [KIND...]

Needs nothing but Python. The same rows always give the same bytes; `--check` only says what is not up to date.
"""

import re
import struct
import sys
import tomllib
import zlib

from made_files import GAMES, bring_up_to_date

SEE_THROUGH = (0, 0, 0, 0)


def read_palette():
    colours = tomllib.loads((GAMES / "palette.toml").read_text())
    return {colour["letter"]: (*colour["rgb"], 255) for colour in colours.values()} | {
        ".": SEE_THROUGH
    }


def read_pictures(text):
    """The rows of each picture, by name."""
    pictures = {}
    rows = []
    for line in text.splitlines():
        line = line.rstrip()
        if line.startswith("="):
            name, _, source = line[1:].partition("<")
            rows = pictures[name.strip()] = derive(pictures, source.split())
        elif line and not line.startswith("#"):
            rows.append(line)
    return pictures


def derive(pictures, words):
    if not words:
        return []
    rows = list(pictures[words[0]])
    for word in words[1:]:
        if word == "flip":
            rows = [row[::-1] for row in rows]
        elif word == "upside":
            rows = rows[::-1]
        elif word == "turn":
            width = max(len(row) for row in rows)
            rows = [
                "".join(column)
                for column in zip(*(row.ljust(width, ".") for row in rows[::-1]), strict=True)
            ]
        else:
            old, new = re.fullmatch(r"(.)>(.)", word).groups()
            rows = [row.replace(old, new) for row in rows]
    return rows


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(rows, palette):
    """A PNG (ISO/IEC 15948) of 8-bit RGBA."""
    width = max(len(row) for row in rows)
    lines = []
    for row in rows:
        lines.append(b"\0" + b"".join(bytes(palette[letter]) for letter in row.ljust(width, ".")))
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 6, 0, 0, 0)
    image = zlib.compress(b"".join(lines), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", image) + chunk(b"IEND", b"")
    )


def draw_all(kinds):
    """The bytes of every picture, by path."""
    palette = read_palette()
    drawn = {}
    for source in sorted(GAMES.glob("*/*/pictures.txt")):
        if kinds and source.parts[-3] not in kinds:
            continue
        for name, rows in read_pictures(source.read_text()).items():
            try:
                drawn[source.parent / "art" / f"{name}.png"] = png(rows, palette)
            except (KeyError, ValueError) as error:
                raise SystemExit(f"{source}: picture {name}: {error}") from error
    return drawn


if __name__ == "__main__":
    sys.exit(bring_up_to_date(draw_all, "*/*/art/*.png"))
