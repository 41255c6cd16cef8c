"""Decodes the picture packets of the play stream. Written from docs/STREAM.md, for reading rather than for speed."""

import struct

TILE = 32
UNCHANGED, CHANGED, MOVED = 0, 1, 2
COPIED, RECALLED, RICH, DRAWN = range(4)
PREDICTED, STILL, REVEALED, OTHER = range(4)
SPAN_PREDICTED, SPAN_ABOVE, SPAN_FLAT, SPAN_MIXED = range(4)
RESET, HAS_RICH = 1, 2
REST_PACKETS = 8
FIRST_VECTORS = [(1, 0), (-1, 0), (0, 1), (0, -1), (2, 0), (-2, 0), (0, 2), (0, -2)]


class MalformedPacket(Exception):
    """The packet does not follow the format."""


class Models:
    """A named table of models, each [fast, slow]."""

    def __init__(self):
        self.tables = {}

    def get(self, name, index=0):
        return self.tables.setdefault((name, index), [0x8000, 0x8000])


class RangeDecoder:
    """Reads bits under adaptive models."""

    def __init__(self, data, models):
        self.data, self.models, self.position = data, models, 0
        self.range, self.code = 0xFFFFFFFF, 0
        for _ in range(4):
            self._shift()

    def _shift(self):
        byte = self.data[self.position] if self.position < len(self.data) else 0
        self.code = (self.code << 8 | byte) & 0xFFFFFFFF
        self.position += 1

    def bit(self, name, index=0):
        model = self.models.get(name, index)
        fast, slow = model
        bound = (self.range >> 16) * ((fast + slow) >> 1)
        if self.code < bound:
            bit, self.range = 0, bound
            model[:] = fast + (0x10000 - fast >> 4), slow + (0x10000 - slow >> 6)
        else:
            bit, self.code, self.range = 1, self.code - bound, self.range - bound
            model[:] = fast - (fast >> 4), slow - (slow >> 6)
        while self.range < 1 << 24:
            self.range <<= 8
            self._shift()
        return bit

    def tree(self, name, bits):
        node = 1
        for _ in range(bits):
            node = node << 1 | self.bit(name, node)
        return node - (1 << bits)

    def signed(self, name):
        length = min(self.tree(name + " length", 4), 12)
        if length == 0:
            return 0
        magnitude = 1
        for place in range(length - 2, -1, -1):
            magnitude = magnitude << 1 | self.bit(name + " bits", place)
        return -magnitude if self.bit(name + " sign") else magnitude

    def check(self):
        if self.position > len(self.data) + 4:
            raise MalformedPacket("cut off")


class RiceReader:
    """Reads Rice codes, the lowest bit of each byte first."""

    def __init__(self, data):
        self.data, self.position = data, 0

    def _bit(self):
        byte, bit = divmod(self.position, 8)
        self.position += 1
        return self.data[byte] >> bit & 1 if byte < len(self.data) else 0

    def _number(self, bits):
        return sum(self._bit() << place for place in range(bits))

    def value(self, k):
        ones = 0
        while ones < 16 and self._bit():
            ones += 1
        return self._number(8) if ones == 16 else (ones << k | self._number(k)) & 0xFF

    def check(self):
        if self.position > 8 * len(self.data):
            raise MalformedPacket("cut off")


class State:
    """All that is kept from packet to packet."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.columns, self.rows = -(-width // TILE), -(-height // TILE)
        tiles = self.columns * self.rows
        self.picture = [[0] * width for _ in range(height)]
        self.background = {}
        self.last_changed = [0] * tiles
        self.packets = 0
        self.marks = [UNCHANGED] * tiles
        self.vectors = list(FIRST_VECTORS)
        self.colours = [0] * 64
        self.followers = {}
        self.means = {}
        self.shelf = [[[0] * TILE for _ in range(TILE)] for _ in range(128)]
        self.was_recalled = self.was_rich = self.was_recent = 0
        self.models = Models()

    def area(self, tile):
        x, y = tile % self.columns * TILE, tile // self.columns * TILE
        return x, y, min(TILE, self.width - x), min(TILE, self.height - y)

    def pixel(self, x, y):
        return self.picture[y][x] if 0 <= x < self.width and 0 <= y < self.height else 0

    def copy(self, area, dx=0, dy=0):
        """The tile's pixels as they were before it moved by (dx, dy)."""
        left, top, width, height = area
        def origin(x, y):
            inside = 0 <= x - dx < self.width and 0 <= y - dy < self.height
            return self.picture[y - dy][x - dx] if inside else self.picture[y][x]
        return [[origin(x, y) for x in range(left, left + width)] for y in range(top, top + height)]


def median(west, north_west, north):
    low, high = min(west, north), max(west, north)
    if north_west >= high:
        return low
    return high if north_west <= low else west + north - north_west


def channels(colour):
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def off_slope(west, north_west, north, green, red, blue):
    """The colour that differs so much from the slope through its neighbours."""
    slopes = [median(*parts) for parts in zip(channels(west), channels(north_west), channels(north))]
    parts = slopes[0] + red + green, slopes[1] + green, slopes[2] + blue + green
    return (parts[0] & 0xFF) << 16 | (parts[1] & 0xFF) << 8 | parts[2] & 0xFF


class DrawnTile:
    """Reads the pixels of one drawn tile into the picture."""

    def __init__(self, state, bits, area, prediction, still, background, moved):
        self.state, self.bits, self.moved = state, bits, moved
        self.left, self.top, self.width, self.height = area
        self.prediction, self.still, self.background = prediction, still, background

    def read(self):
        above, groups, last, before_last = [PREDICTED] * (TILE + 2), [0] * 4, 0, 0
        for y in range(self.height):
            span = self.span("row", last + 4 * before_last, y, 0, self.width)
            if span == SPAN_MIXED:
                above = self.mixed_row(y, above, groups)
            else:
                groups = [span] * 4
                above = [PREDICTED if span == SPAN_PREDICTED else OTHER] * (TILE + 2)
            last, before_last = span, last

    def span(self, name, context, y, start, end):
        row, left = self.state.picture[self.top + y], self.left
        if self.bits.bit(name + " predicted", context):
            row[left + start:left + end] = self.prediction[y][start:end]
            return SPAN_PREDICTED
        if self.bits.bit(name + " above", context):
            row[left + start:left + end] = [self.state.pixel(left + x, self.top + y - 1) for x in range(start, end)]
            return SPAN_ABOVE
        if self.bits.bit(name + " flat", context):
            row[left + start:left + end] = [self.state.pixel(left + start - 1, self.top + y)] * (end - start)
            return SPAN_FLAT
        return SPAN_MIXED

    def mixed_row(self, y, above, groups):
        here, left = [PREDICTED] * (TILE + 2), SPAN_PREDICTED
        for group, start in enumerate(range(0, self.width, 8)):
            end = min(self.width, start + 8)
            left = self.span("group", left + 4 * groups[group], y, start, end)
            groups[group] = left
            for x in range(start, end):
                if left == SPAN_MIXED:
                    here[x + 1] = self.pixel(x, y, here[x], above[x + 1], above[x + 2])
                else:
                    here[x + 1] = PREDICTED if left == SPAN_PREDICTED else OTHER
        return here

    def pixel(self, x, y, at_west, at_north, at_north_east):
        state, bits = self.state, self.bits
        at_x, at_y = self.left + x, self.top + y
        west, north_west = state.pixel(at_x - 1, at_y), state.pixel(at_x - 1, at_y - 1)
        north, north_east = state.pixel(at_x, at_y - 1), state.pixel(at_x + 1, at_y - 1)
        predicted, still, background = self.prediction[y][x], self.still[y][x], self.background[y][x]

        def put(colour, kind):
            state.picture[at_y][at_x] = colour
            return kind

        context = ((at_west != PREDICTED) + 2 * (at_north != PREDICTED) + 4 * (at_north_east != PREDICTED)
                   + 8 * (predicted == west) + 16 * (predicted == north) + 32 * self.moved)
        if bits.bit("predicted", context):
            return put(predicted, PREDICTED)
        context = (at_west == STILL) + 2 * (at_north == STILL) + 4 * (still == west)
        if still != predicted and bits.bit("still", context):
            return put(still, STILL)
        context = (at_west == REVEALED) + 2 * (at_north == REVEALED) + 4 * (background == west)
        if background not in (predicted, still) and bits.bit("revealed", context):
            return put(background, REVEALED)
        slot = follower_slot(west, north, north_west, north_east)
        follower, trust = state.followers.get(slot, (0, 0))
        colour = self.new_colour((west, north_west, north, north_east), follower, trust, [predicted, still, background])
        if colour == follower:
            state.followers[slot] = colour, min(3, trust + 1)
        else:
            state.followers[slot] = (colour if trust <= 1 else follower), 0
        return put(colour, OTHER)

    def new_colour(self, around, follower, trust, refused):
        state, bits = self.state, self.bits
        west, north_west, north, north_east = around
        candidates = [
            ("follower", follower, trust + 4 * (follower == west) + 8 * (follower == north)),
            ("west", west, (west == north_west) + 2 * (north == north_west) + 4 * (north == north_east)),
            ("north", north, (north_west == west) + 2 * (north_east == north)),
            ("north east", north_east, 0),
        ]
        for name, colour, context in candidates:
            if colour not in refused and bits.bit(name, context):
                return colour
            refused.append(colour)
        state.was_recent = bits.bit("recent", state.was_recent)
        if state.was_recent:
            colour = state.colours.pop(bits.tree("recent place", 6))
        else:
            green, red, blue = (bits.tree(name, 8) for name in ("green", "red", "blue"))
            colour = off_slope(west, north_west, north, green, red, blue)
            state.colours.pop()
        state.colours.insert(0, colour)
        return colour


def follower_slot(*colours):
    factor = 0x9E3779B1
    value = colours[0] * factor & 0xFFFFFFFF
    for colour in colours[1:]:
        value = ((value << 5 | value >> 27) & 0xFFFFFFFF ^ colour) * factor & 0xFFFFFFFF
    return value >> 20


def read_rich_tile(state, rice, area):
    left, top, width, height = area
    for y in range(top, top + height):
        for x in range(left, left + width):
            west, north_west, north = state.pixel(x - 1, y), state.pixel(x - 1, y - 1), state.pixel(x, y - 1)
            green = [colour >> 8 & 0xFF for colour in (west, north_west, north)]
            activity = min(7, (abs(green[2] - green[1]) | abs(green[0] - green[1])).bit_length())
            differences = [rich_difference(state, rice, (activity, channel)) for channel in range(3)]
            state.picture[y][x] = off_slope(west, north_west, north, *differences)


def rich_difference(state, rice, key):
    mean = state.means.get(key, 128)
    value = rice.value(max(0, (mean >> 4).bit_length() - 1))
    state.means[key] = mean + value - (mean >> 4)
    return value >> 1 ^ -(value & 1)


class PictureDecoder:
    """Holds the picture after the last packet."""

    def __init__(self):
        self.state = None

    def decode(self, packet):
        """Reads a packet; returns its sequence number and how many tiles changed."""
        state, self.state = self.state, None
        if len(packet) < 10 or packet[0] != 1:
            raise MalformedPacket("not a picture")
        sequence, width, height, flags = struct.unpack_from("<IHHB", packet, 1)
        if not (1 <= width <= 1920 and 1 <= height <= 1080) or flags > 3:
            raise MalformedPacket("header out of bounds")
        if flags & RESET:
            state = State(width, height)
        elif state is None or (state.width, state.height) != (width, height):
            raise MalformedPacket("builds on a picture that is not there")
        payload, rich = packet[10:], b""
        if flags & HAS_RICH:
            if len(payload) < 4 or len(payload) - 4 < struct.unpack_from("<I", payload)[0]:
                raise MalformedPacket("length out of bounds")
            end = 4 + struct.unpack_from("<I", payload)[0]
            payload, rich = payload[4:end], payload[end:]
        bits, rice = RangeDecoder(payload, state.models), RiceReader(rich)
        plans = read_plans(state, bits)
        for plan in plans:
            read_tile(state, bits, rice, *plan)
            bits.check()
            rice.check()
        if bits.position < len(payload) or (rice.position + 7) // 8 < len(rich):
            raise MalformedPacket("bytes are left over")
        self.state = state
        return sequence, len(plans)

    def rgb(self):
        """Width, height and the pixels as bytes, row by row."""
        pixels = bytes(part for row in self.state.picture for colour in row for part in channels(colour))
        return self.state.width, self.state.height, pixels


def read_plans(state, bits):
    """Reads which tiles changed; for each its number, kind, whether it moved, and its prediction."""
    state.packets += 1
    before, plans = state.marks, []
    state.marks = marks = [UNCHANGED] * len(before)
    for tile, own in enumerate(before):
        left = marks[tile - 1] if tile % state.columns else UNCHANGED
        above = marks[tile - state.columns] if tile >= state.columns else UNCHANGED
        around = left, above, own
        if not bits.bit("changed", sum((mark != UNCHANGED) << place for place, mark in enumerate(around))):
            continue
        moves = bits.bit("moved", sum((mark == MOVED) << place for place, mark in enumerate(around)))
        vector = read_vector(state, bits) if moves else (0, 0)
        kind, age = read_kind(state, bits, moves)
        marks[tile] = CHANGED if vector == (0, 0) else MOVED
        prediction = state.shelf[age] if kind == RECALLED else state.copy(state.area(tile), *vector)
        plans.append((tile, kind, prediction))
    return plans


def read_vector(state, bits):
    if bits.bit("known"):
        vector = state.vectors[bits.tree("vector place", 3)]
    else:
        vector = bits.signed("dx"), bits.signed("dy")
    if vector in state.vectors:
        state.vectors.remove(vector)
    else:
        state.vectors.pop()
    state.vectors.insert(0, vector)
    return vector


def read_kind(state, bits, moves):
    if moves:
        if bits.bit("copied"):
            return COPIED, 0
    else:
        state.was_recalled = bits.bit("recalled", state.was_recalled)
        if state.was_recalled:
            return RECALLED, bits.tree("age", 7)
    state.was_rich = bits.bit("rich", state.was_rich)
    return (RICH if state.was_rich else DRAWN), 0


def read_tile(state, bits, rice, tile, kind, prediction):
    area = left, top, width, height = state.area(tile)
    still = state.copy(area)
    if state.packets - state.last_changed[tile] > REST_PACKETS:
        state.background[tile] = still
    state.last_changed[tile] = state.packets
    background = state.background.get(tile, [[0] * TILE] * TILE)
    if kind in (COPIED, RECALLED):
        for y in range(height):
            state.picture[top + y][left:left + width] = prediction[y][:width]
    elif kind == RICH:
        read_rich_tile(state, rice, area)
    else:
        DrawnTile(state, bits, area, prediction, still, background, state.marks[tile] == MOVED).read()
        rows = [row + [0] * (TILE - width) for row in state.copy(area)]
        state.shelf.pop()
        state.shelf.insert(0, rows + [[0] * TILE] * (TILE - height))
