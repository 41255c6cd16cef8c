"""Tests the decoder with the packets that the server's encoder writes: python3 docs/examples/test_picture_decoder.py"""

import pathlib
import struct
import unittest
import zlib

from picture_decoder import MalformedPacket, PictureDecoder

VECTORS = pathlib.Path(__file__).parents[2] / "shared" / "vectors"
NAMES = ["shapes", "scroll", "background", "recalled", "rich", "pieces"]


def steps(name):
    """Each packet, and the CRC-32 of the picture's bytes after it."""
    data, at = (VECTORS / f"{name}.packets").read_bytes(), 0
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        end = at + 4 + length
        yield data[at + 4:end], struct.unpack_from("<I", data, end)[0]
        at = end + 4


class Vectors(unittest.TestCase):
    def test_every_picture_comes_out_as_it_went_in(self):
        for name in NAMES:
            decoder, count = PictureDecoder(), 0
            for count, (packet, crc) in enumerate(steps(name), 1):
                decoder.decode(packet)
                self.assertEqual(zlib.crc32(decoder.rgb()[2]), crc, f"{name}, packet {count}")
            self.assertGreater(count, 2, name)


class Damage(unittest.TestCase):
    def setUp(self):
        self.first, self.second = [packet for packet, _ in steps("shapes")][:2]

    def refuses(self, packet, decoder=None):
        with self.assertRaises(MalformedPacket):
            (decoder or PictureDecoder()).decode(packet)

    def test_what_is_no_packet_is_refused(self):
        self.refuses(b"")
        self.refuses(self.first[:9])
        self.refuses(self.first[:40])
        self.refuses(b"\2" + self.first[1:])
        self.refuses(self.first + bytes([1, 2, 3, 4, 5]))

    def test_a_packet_that_builds_on_others_is_refused_alone_and_after_damage(self):
        self.refuses(self.second)
        decoder = PictureDecoder()
        decoder.decode(self.first)
        self.refuses(self.second[:8], decoder)
        self.refuses(self.second, decoder)
        decoder.decode(self.first)
        decoder.decode(self.second)


if __name__ == "__main__":
    unittest.main()
