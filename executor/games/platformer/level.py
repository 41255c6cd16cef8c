"""The land of a level, read from its letters, and somebody who runs, jumps and falls in it.

It came with your game and is yours: it is given away under CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/.
"""

import collections

import pygame

from backstage import HEIGHT, TILE, WIDTH, load_picture


def read_map(rows):
    """The places of each letter of a map: `places["g"]` are the squares where there is a g."""
    places = collections.defaultdict(list)
    for row, line in enumerate(rows):
        for column, letter in enumerate(line):
            places[letter].append(pygame.Rect(column * TILE, row * TILE, TILE, TILE))
    return places


def paint_map(rows, names):
    """Paint what never moves on one big picture; `names` has the name of the picture of each letter."""
    picture = pygame.Surface((len(rows[0]) * TILE, len(rows) * TILE), pygame.SRCALPHA)
    places = read_map(rows)
    for letter, name in names.items():
        tile = load_picture(name)
        picture.blits(
            [(tile, tile.get_rect(midbottom=place.midbottom)) for place in places[letter]]
        )
    return picture


def read_level(levels, number, needed, pictures):
    """The places of each letter of a level, and a painting of its land.

    The level gets sky on top, and short rows end with air. Ground goes on below; where there is none, there is a pit.
    `needed` tells what must be there: `{"h": "where you start"}`. Of two letters, one is enough.
    """
    name, rows = f"Level {number + 1}", levels[number]
    for letters, meaning in needed.items():
        if not any(letter in row for row in rows for letter in letters):
            raise SystemExit(f"{name} needs the letter {' or '.join(letters)}: {meaning}.")
    sky = HEIGHT // TILE - 1 - len(rows)
    if sky < 0:
        raise SystemExit(f"{name} is too high for the window: take away {-sky} of its rows.")
    width = max(WIDTH // TILE, *(len(row) for row in rows))
    rows = [row.ljust(width) for row in [""] * sky + rows]
    below = ["g" if letter == "g" else "~" for letter in rows[-1]]
    painted = []
    for upper, row in zip([" " * width, *rows], [*rows, below], strict=True):
        inside = [letter == "g" == over for over, letter in zip(upper, row, strict=True)]
        painted.append(["d" if deep else letter for deep, letter in zip(inside, row, strict=True)])
    return read_map(rows), paint_map(painted, pictures)


class Jumper:
    """Somebody who runs, jumps and falls, seen from the side."""

    def __init__(self, rect):
        self.rect = rect
        self.speed = pygame.Vector2()
        self.floor = None  # what it stands on

    def step_aside(self, walls):
        """Move to the left or right, up to a wall. Answers on which side one is: -1 or 1, or 0 where the way is free."""
        self.rect.x += self.speed.x
        side = 0
        for wall in self.rect.collideobjectsall(walls):
            side = 1 if self.rect.centerx < wall.centerx else -1
            if side == 1:
                self.rect.right = wall.left
            else:
                self.rect.left = wall.right
        return side

    def step_down(self, walls, ledges):
        """Move up or down, up to a wall. A ledge only stops who comes from above."""
        feet, falls = self.rect.bottom, self.speed.y > 0
        self.rect.y += self.speed.y
        self.floor = None
        for wall in self.rect.collideobjectsall(walls):
            if falls:
                self.land(wall)
            else:
                self.rect.top, self.speed.y = wall.bottom, 0
        for ledge in self.rect.collideobjectsall(ledges):
            if falls and feet <= ledge.top + 6:
                self.land(ledge)

    def land(self, floor):
        self.floor = floor
        self.rect.bottom, self.speed.y = floor.top, 0
