"""Plays sound as PulseAudio's client library does, with nothing but Python: these tests need no game library."""

import array
import os
import socket
import struct

RATE, CHANNELS, S16_LE = 44100, 2, 3
PIECE_BYTES = 2048
REQUESTS = 0xFFFFFFFF
REPLY, CREATE, AUTH, NAME, REQUEST = 2, 3, 8, 9, 61

server = socket.socket(socket.AF_UNIX)
server.connect(os.environ["PULSE_SERVER"].removeprefix("unix:"))
arrived = b""
# How many bytes the server waits for, by channel.
asked_for = {}


def number(value):
    return b"L" + struct.pack(">I", value)


def send(body, channel=REQUESTS):
    server.sendall(struct.pack(">IIQI", len(body), channel, 0, 0) + body)


def receive():
    """The command of the next message, and the numbers in it."""
    global arrived
    while len(arrived) < 20 or len(arrived) < 20 + struct.unpack(">I", arrived[:4])[0]:
        more = server.recv(65536)
        if not more:
            raise EOFError("the server closed")
        arrived += more
    length = struct.unpack(">I", arrived[:4])[0]
    body, arrived = arrived[20 : 20 + length], arrived[20 + length :]
    numbers = []
    while body[:1] == b"L":
        numbers.append(struct.unpack(">I", body[1:5])[0])
        body = body[5:]
    return numbers


def ask(command, body=b""):
    send(number(command) + number(7) + body)
    while True:
        numbers = receive()
        if numbers[:2] == [REPLY, 7]:
            return numbers[2:]
        take_request(numbers)


def take_request(numbers):
    command, _, channel, length = numbers
    if command != REQUEST:
        raise ValueError(f"refused: {numbers}")
    asked_for[channel] += length


class Stream:
    """A stream that is sent pieces as they are asked for."""

    def __init__(self):
        ask(AUTH, number(35) + b"x" + struct.pack(">I", 256) + bytes(256))
        ask(NAME, b"PN")
        create = b"a" + struct.pack(">BBI", S16_LE, CHANNELS, RATE) + b"m" + bytes([CHANNELS, 1, 2])
        create += number(REQUESTS) + b"N" + number(REQUESTS) + b"0" + number(PIECE_BYTES)
        self.channel, _, length = ask(CREATE, create)[:3]
        asked_for[self.channel] = length

    def play(self, value, pieces):
        """Sends this many pieces in which every sample is the same."""
        piece = array.array("h", [value] * (PIECE_BYTES // 2)).tobytes()
        for _ in range(pieces):
            while asked_for[self.channel] < PIECE_BYTES:
                take_request(receive())
            asked_for[self.channel] -= PIECE_BYTES
            send(piece, self.channel)
