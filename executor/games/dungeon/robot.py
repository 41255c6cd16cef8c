"""Plays dungeons: finds the way by a breadth-first search, and fights whoever comes near."""

from collections import deque

import pygame

SHOW_FROM = 330
TILE = 48
SOLID = "#lLxdb"
SIDES = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
WAYS = [{a, b} for a in ("left", "right", "") for b in ("up", "down", "")]

Vector = pygame.Vector2


def square_of(place):
    return int(place[0] // TILE), int(place[1] // TILE)


def way_to(game, squares, solid=SOLID):
    """The next square on the shortest way to one of these squares; `None` when there is no way."""
    start = square_of(game.hero.rect.center)
    came_from = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here in squares:
            while came_from[here] not in (start, None):
                here = came_from[here]
            return here
        for x, y in SIDES.values():
            there = here[0] + x, here[1] + y
            if there not in came_from and (
                there in squares or game.level.rows[there[1]][there[0]] not in solid
            ):
                came_from[there] = here
                waiting.append(there)
    return None


def walk_to(game, place, near=4):
    """The directions to hold, first to the middle of the lane and then along it."""
    x, y = Vector(place) - game.hero.rect.center
    across = {"left"} if x < -near else {"right"} if x > near else set()
    down = {"up"} if y < -near else {"down"} if y > near else set()
    if abs(x) < abs(y):
        return across if abs(x) > 10 else down
    return down if abs(y) > 10 else across


def travel(game, places):
    """Go to the nearest of some places, by way of a key where a door is in between."""
    tries = [(places, SOLID)]
    if hasattr(game, "keys"):
        tries.append(([treasure.center for treasure in game.treasures], SOLID))
        if game.keys:
            tries.insert(1, ([door.center for door in game.level.squares("d")], SOLID))
    tries.append(([monster.rect.center for monster in threats(game)], SOLID))
    tries.append(([bar.center for bar in game.level.squares("b")], SOLID))
    for targets, solid in tries:
        step = way_to(game, {square_of(target) for target in targets}, solid)
        if step is not None:
            if step == square_of(game.hero.rect.center):
                target = min(
                    targets, key=lambda target: (Vector(target) - game.hero.rect.center).length()
                )
                return walk_to(game, target)
            return walk_to(game, ((step[0] + 0.5) * TILE, (step[1] + 0.5) * TILE))
    return set()


def wanted(game):
    """Where to go to win."""
    if not hasattr(game, "goal"):
        return [prey(game).rect.center]
    if getattr(game, "has_crown", False):
        return [game.start_square.center]
    return [game.goal.center]


def prey(game):
    """The monster to go for next; it stays the same until it is beaten."""
    if Memory.prey not in game.monsters:
        near = sorted(
            game.monsters,
            key=lambda monster: (Vector(monster.rect.center) - game.hero.rect.center).length(),
        )
        open_way = (monster for monster in near if way_to(game, {square_of(monster.rect.center)}))
        Memory.prey = next(open_way, near[0])
    return Memory.prey


def threats(game):
    """Monsters of this room, the nearest first."""
    room = game.camera.rect
    seen = [monster for monster in game.monsters if room.collidepoint(monster.rect.center)]
    return sorted(
        seen, key=lambda monster: (Vector(monster.rect.center) - game.hero.rect.center).length()
    )


def flee(game, dangers):
    """Where it is safest in a moment."""

    def safety(way):
        step = sum((Vector(SIDES[side]) for side in way if side), Vector())
        rect = game.hero.rect.move(step * 24)
        if game.level.blocks(rect) or not game.camera.rect.collidepoint(rect.center):
            return -1
        return min((Vector(danger) - rect.center).length() for danger in dangers)

    return max(WAYS, key=safety) - {""}


def face(game, offset):
    """The direction to something, if the hero does not look there yet."""
    sides = ("left", "right") if abs(offset.x) > abs(offset.y) else ("up", "down")
    side = sides[max(offset.x, offset.y, key=abs) > 0]
    return set() if game.hero.facing == Vector(SIDES[side]) else {side}


def sees(game, offset):
    """Whether no wall is between the hero and something this far away."""
    return not any(
        game.level.letter(game.hero.rect.center + offset * part / 8) in SOLID for part in range(8)
    )


def fight(game, frame):
    """What to hold against the nearest monster; `None` when there is none to mind."""
    near = threats(game)
    bombs = [place for place, _ in getattr(game.weapon, "lying", [])]
    if any((place - game.hero.rect.center).length() < 110 for place in bombs):
        return flee(game, bombs + [monster.rect.center for monster in near[:3]])
    if not near:
        return None
    hero, weapon = game.hero.rect.center, game.weapon
    offset = Vector(near[0].rect.center) - hero
    beside = min(abs(offset.x), abs(offset.y))
    press = frame % 2 == 0
    kind = type(weapon).__name__
    if kind == "Sword" and offset.length() < 84:
        return face(game, offset) | ({"sword"} if press else set())
    if kind == "Boomerang" and offset.length() < 210 and beside < 34 and sees(game, offset):
        if not weapon.flying:
            return face(game, offset) | ({"boomerang"} if press else set())
        if offset.length() < 90:
            return flee(game, [near[0].rect.center])
    if kind == "Bombs":
        dangers = [place for place, _ in weapon.lying]
        if offset.length() < 85 and len(dangers) < 2 and frame % 16 == 0:
            return {"bombs"}
        if dangers and hasattr(near[0], "shy") and offset.length() < 110:
            return face(game, offset) or {"bombs"}  # look at it, and it hardly moves
        if any((place - hero).length() < 150 for place in dangers) and offset.length() < 200:
            return flee(game, dangers + [monster.rect.center for monster in near[:3]])
    return None


def dodge(game):
    """Step out of the way of a guard that is about to charge."""
    for monster in threats(game):
        if getattr(monster, "charging", False) or getattr(monster, "startled", 0):
            offset = Vector(game.hero.rect.center) - monster.rect.center
            aside = offset.cross(monster.way)
            if offset.dot(monster.way) > 0 and abs(aside) < 44:
                ways = [side for side, step in SIDES.items() if Vector(step).dot(monster.way) == 0]
                free = [
                    side
                    for side in ways
                    if not game.level.blocks(game.hero.rect.move(Vector(SIDES[side]) * 30))
                ]
                free.sort(
                    key=lambda side: -abs((offset + Vector(SIDES[side]) * 30).cross(monster.way))
                )
                return set(free[:1])
    return None


class Memory:
    """What the robot remembers from frame to frame."""

    frame = 0
    prey = None
    square = None
    since = 0  # the frame in which it came to this square
    brave_until = 0  # it goes its way whatever comes


def win(game):
    Memory.frame += 1
    square = square_of(game.hero.rect.center)
    if square != Memory.square:
        Memory.square, Memory.since = square, Memory.frame
    if Memory.frame - Memory.since > 200:
        Memory.since, Memory.brave_until = Memory.frame, Memory.frame + 90
    way = travel(game, wanted(game))
    if Memory.frame < Memory.brave_until:
        return way | ({type(game.weapon).__name__.lower()} if Memory.frame % 8 == 0 else set())
    return dodge(game) or fight(game, Memory.frame) or way


def lose(game):
    if hasattr(game, "frames_left"):
        return set()  # the water comes by itself
    return travel(game, [monster.rect.center for monster in game.monsters])
