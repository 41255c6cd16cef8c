"""The rooms of a dungeon, the maze that can be dug instead, and the monsters that live there.

It came with your game and is yours: it is given away under CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/.
"""

import random

import pygame

from backstage import HEIGHT, TILE, WIDTH, TileMap, Walker


class RoomMap(TileMap):
    """A map of rooms seen from above: walls, a floor, and what stands on it, which `scenery` names by letters."""

    def __init__(self, rows, solid, scenery):
        self.scenery = scenery
        super().__init__(rows, solid)

    def look(self, x, y):
        letter, above = self.rows[y][x], self.rows[y - 1][x]
        below = self.rows[y + 1][x] if y + 1 < len(self.rows) else "#"
        if letter == "#" and below == "#":
            ground = "wall_top"
        elif letter == "#":
            ground = "wall_sign" if x % 8 == 6 else "wall_front"
        elif above == "#":
            ground = "floor_shade"
        else:
            ground = "floor_old" if (x * 7 + y * 5) % 11 < 2 else "floor"
        return [ground, self.scenery[letter]] if letter in self.scenery else [ground]

    def change(self, square, letter):
        super().change(square, letter)
        x, y = int(square.x // TILE), int(square.y // TILE)
        for beside in (y - 1, y + 1):
            if 0 <= beside < len(self.rows):
                self.paint(x, beside)

    def break_walls(self, area):
        """Break the walls in this area, but for those between two windows: they are too thick."""
        broken = [wall for wall in self.squares("#") if wall.colliderect(area)]
        for wall in broken:
            if 0 < wall.x % WIDTH < WIDTH - TILE and 0 < wall.y % HEIGHT < HEIGHT - TILE:
                self.change(wall, ".")


def dig_maze(windows_across, windows_down, holes):
    """Dig a maze. Answers its rows of letters, and for each square that was dug the squares on the way there."""
    width, height = windows_across * WIDTH // TILE, windows_down * HEIGHT // TILE
    rows = [["#"] * width for _ in range(height)]
    rows[1][1] = "."
    path, paths = [(1, 1)], []
    while path:
        x, y = path[-1]
        ways = [(x + 2, y), (x - 2, y), (x, y + 2), (x, y - 2)]
        ways = [
            (a, b)
            for a, b in ways
            if 0 < a < width - 1 and 0 < b < height - 1 and rows[b][a] == "#"
        ]
        if ways:
            a, b = random.choice(ways)
            rows[b][a] = rows[(y + b) // 2][(x + a) // 2] = "."
            path.append((a, b))
            paths.append(path[:])
        else:
            path.pop()
    for _ in range(holes):
        knock_hole(rows, random.randrange(2, width - 2), random.randrange(2, height - 2))
    return rows, paths


def knock_hole(rows, x, y):
    """Break a wall that has floor on both sides, so that there is a way round."""
    across, down = rows[y][x - 1] + rows[y][x + 1], rows[y - 1][x] + rows[y + 1][x]
    if rows[y][x] == "#" and (across, down) in (("..", "##"), ("##", "..")):
        rows[y][x] = "."


class Monster(Walker):
    """Somebody who can be hit, and is thrown back by it."""

    def __init__(self, place, scale, hits):
        super().__init__(place, min(13 * scale, 42))
        self.scale = scale  # how big each dot of its picture is
        self.hits = hits
        self.dazed = 0  # frames in which it flies back
        self.push = pygame.Vector2()
        self.frame = random.randrange(60)

    def is_thrown(self, level):
        """Let a frame go by. Answers whether it still flies back from a hit."""
        self.frame += 1
        self.dazed -= 1
        if self.dazed > 0:
            self.walk(self.push, level)
            self.push *= 0.85
        return self.dazed > 0
