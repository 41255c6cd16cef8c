"""The track of a race: a way that runs to the right or a loop that comes back, and how they are painted.

It came with your game and is yours: it is given away under CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/.
"""

import random

import pygame

from backstage import HEIGHT, INK, PAPER, WIDTH, load_picture


class Way:
    """A way that runs to the right, past things that are far off: a road, or hills if `bumpy`."""

    def __init__(self, length, far, near, bumpy=False):
        self.lap = self.finish = length
        self.bumpy = bumpy
        self.layers = [(far, 0.15, 200 if bumpy else 138), (near, 0.4, 250 if bumpy else 138)]

    def angle(self, distance):
        """How steep it is here, in degrees."""
        climb = self.middle(distance - 12) - self.middle(distance + 12)
        return pygame.Vector2(24, climb).as_polar()[1]

    def camera(self, car):
        """The place of the world that is in the upper left corner of what you see."""
        return pygame.Vector2(int(car.distance) - 170, int(car.eye_y) - 270 if self.bumpy else 0)

    def paint_far(self, surface, left, sky, below):
        """Paint what is far off; the nearer it is, the faster it goes by."""
        surface.fill(sky)
        for (picture, speed, y), colour in zip(self.layers, below, strict=True):
            width, height = picture.get_size()
            for x in range(-int(left * speed) % width - width, WIDTH, width):
                surface.blit(picture, (x, y - height))
            surface.fill(colour, (0, y, WIDTH, HEIGHT))

    def paint_road(self, surface, left, edge, road, line, kerb):
        """Paint the road in strips, from one kerb to the other, and the finish."""
        surface.fill(edge, (0, self.layers[0][2], WIDTH, 6))
        for x in range(-int(left) % 16 - 16, WIDTH, 16):
            distance = int(x + left)
            y, dash = int(self.middle(distance)), distance // 48 % 2
            bands = ((INK, 100), (kerb if dash else PAPER, 97), (INK, 91), (road, 88))
            for colour, half in bands:
                surface.fill(colour, (x, y - half, 16, 2 * half))
            for y_of_line in (y - 32, y + 28) if dash else ():
                surface.fill(line, (x, y_of_line, 16, 4))
            if self.finish <= distance < self.finish + 32:
                for i in range(11):
                    colour = (INK, PAPER)[(i + distance // 16) % 2]
                    surface.fill(colour, (x, y - 88 + i * 16, 16, 16))

    def paint_hills(self, surface, camera, edge, ground, deep):
        """Paint the ground as far as one sees it."""
        left = int(camera.x) // 16 * 16
        top = [(x - camera.x, self.middle(x) - camera.y) for x in range(left, left + 816, 16)]
        bottom = [(WIDTH + 48, 400), (-48, 400)]
        for colour, depth in ((INK, -3), (edge, 0), (ground, 12), (deep, 60)):
            pygame.draw.polygon(surface, colour, [(x, y + depth) for x, y in top] + bottom)

    def draw_progress(self, surface, racers, colour):
        """A line at the top that shows how far everyone has come. The last of them is you."""
        surface.fill(INK, (184, 15, 400, 6))
        for racer in racers:
            spot = 184 + 400 * max(0, min(1, racer.distance / self.finish)), 18
            pygame.draw.circle(surface, INK, spot, 9)
            pygame.draw.circle(surface, colour if racer is racers[-1] else PAPER, spot, 6)


class Loop:
    """A road that comes back to where it began, drawn with letters: from A to B to C and so on, and back to A."""

    cell = 128  # how big each letter is
    step = 16  # how far it is from one point of the road to the next

    def __init__(self, rows, road_width):
        self.rows, self.road_width = rows, road_width
        corners = sorted((mark, x, y) for mark, x, y in self.letters() if mark.isupper())
        self.points = self.round_off([pygame.Vector2(x, y) for _, x, y in corners])
        self.lap = len(self.points) * self.step

    def letters(self):
        for row, line in enumerate(self.rows):
            for column, mark in enumerate(line):
                yield mark, (column + 0.5) * self.cell, (row + 0.5) * self.cell

    def round_off(self, points):
        """Cut off corners until they are round, then put points at every step."""
        for _ in range(4):
            sides = zip(points, points[1:] + points[:1], strict=True)
            points = [a.lerp(b, part) for a, b in sides for part in (0.25, 0.75)]
        line = [points[0]]
        for point in points + points[:1]:
            while line[-1].distance_to(point) >= self.step:
                line.append(line[-1].move_towards(point, self.step))
        return line

    def paint(self, ground, specks, kerb, road, line, scenery):
        """Paint the whole map on one picture; `scenery` has the picture of each small letter."""
        picture = pygame.Surface((len(self.rows[0]) * self.cell, len(self.rows) * self.cell))
        picture.fill(ground)
        chance = random.Random(5)
        for _ in range(500):
            spot = chance.randrange(0, picture.width, 12), chance.randrange(0, picture.height, 12)
            picture.fill(specks, (spot, chance.choice(((6, 6), (12, 6), (6, 12)))))
        stripes = (kerb, kerb, kerb, PAPER, PAPER, PAPER)
        for size, colours in ((18, (INK,)), (12, stripes), (0, (road,))):
            radius = self.road_width / 2 + size
            for i, point in enumerate(self.points):
                pygame.draw.circle(picture, colours[i % len(colours)], point, radius)
        for point in self.points[::4]:
            picture.fill(line, (point - (4, 4), (9, 9)))
        for i in range(24):
            square = self.place(i % 2 * 12, (i // 2 - 5.5) / 6) - (6, 6)
            picture.fill((INK, PAPER)[(i + i // 2) % 2], (square, (12, 12)))
        for mark, x, y in self.letters():
            if mark in scenery:
                picture.blit(scenery[mark], scenery[mark].get_rect(center=(x, y)))
        return picture

    def middle(self, point):
        return self.points[point % len(self.points)]

    def place(self, distance, side):
        """The place so far along the road, and so far to one side of it (-1 to 1)."""
        along = distance / self.step
        start, end = self.middle(int(along)), self.middle(int(along) + 1)
        across = (end - start).rotate(90).normalize()
        return start.lerp(end, along % 1) + across * side * self.road_width * 0.46

    def angle(self, distance):
        """Which way the road goes here, in degrees."""
        point = int(distance / self.step)
        return -(self.middle(point + 2) - self.middle(point)).as_polar()[1]

    def camera(self, car):
        """The place of the world that is in the upper left corner of what you see."""
        return pygame.Vector2(int(car.place.x) - WIDTH // 2, int(car.place.y) - HEIGHT // 2)

    def find(self, place, point):
        """The point of the road that is nearest, looking from an old one onwards, and how far to one side the place is."""
        near = range(point - 4, point + 12)
        point = min(near, key=lambda i: self.middle(i).distance_to(place))
        out = (place - self.middle(point)).rotate(self.angle(point * self.step))
        return point, out.y / self.road_width * 2

    def draw_progress(self, surface, racers, colour):
        """A small map in the corner that shows where everyone is. The last of them is you."""
        corner = pygame.Vector2(640, 12)
        pygame.draw.lines(surface, INK, True, [corner + point / 18 for point in self.points], 7)
        for racer in racers:
            spot = corner + racer.place / 18
            pygame.draw.circle(surface, INK, spot, 6)
            pygame.draw.circle(surface, colour if racer is racers[-1] else PAPER, spot, 4)


def load_turning(name, seen=255):
    """Fetch a picture in all directions: one for every 10 degrees to the left. Seen less, one looks through it."""
    pictures = [pygame.transform.rotate(load_picture(name), 10 * i) for i in range(36)]
    for picture in pictures:
        picture.set_alpha(seen)
    return pictures


def make_darkness(colour, strength, size):
    """A dark sheet, twice as wide and high as the world, with a light of this size in its middle."""
    sheet = pygame.Surface((2 * WIDTH, 2 * HEIGHT), pygame.SRCALPHA)
    sheet.fill((*colour, strength))
    for part, dark in ((1, 0.6), (0.85, 0.3), (0.7, 0)):
        light = pygame.Rect(0, 0, size[0] * part, size[1] * part)
        light.center = WIDTH, HEIGHT
        pygame.draw.ellipse(sheet, (*colour, int(strength * dark)), light)
    return sheet
