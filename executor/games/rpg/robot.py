"""Plays adventures: finds the way by Dijkstra's search, opens what is in it, and knows what to answer."""

import heapq

import pygame

SHOW_FROM = 590
TILE = 48
SIDES = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}

Vector = pygame.Vector2


def square_of(place):
    return int(place[0] // TILE), int(place[1] // TILE)


def cost(game, square):
    """How hard it is to come to this square; `None` when there is no way."""
    x, y = square
    if not (0 <= y < len(game.level.rows) and 0 <= x < len(game.level.rows[0])):
        return None
    letter = game.level.rows[y][x]
    if letter not in "#~o":
        return 1
    return 40 if letter == gate(game) else None


def gate(game):
    """The letter of what this hero can open or cross."""
    return "o" if "knight" in type(game.hero).__doc__ else "~"


def way_to(game, squares):
    """The next square on the easiest way to one of these squares, and how hard the way is."""
    start = square_of(game.hero.rect.center)
    asked = start, frozenset(squares)
    if asked not in Memory.ways:
        Memory.ways[asked] = search(game, start, squares)
    return Memory.ways[asked]


def search(game, start, squares):
    """The same, without remembering it."""
    waiting = [(0, start, None)]
    came_from = {}
    while waiting:
        so_far, here, before = heapq.heappop(waiting)
        if here in came_from:
            continue
        came_from[here] = before
        if here in squares:
            while came_from[here] not in (start, None):
                here = came_from[here]
            return here, so_far
        for x, y in SIDES.values():
            there = here[0] + x, here[1] + y
            step = 1 if there in squares else cost(game, there)
            if step and there not in came_from:
                heapq.heappush(waiting, (so_far + step, there, here))
    return None, 0


def travel(game, places):
    """The directions to hold on the way to the nearest of some places."""
    step, _ = way_to(game, {square_of(place) for place in places})
    if step is None:
        return set()
    here = square_of(game.hero.rect.center)
    goal = Vector(step) * TILE + Vector(TILE / 2)
    if step == here:
        goal = min(places, key=lambda place: (Vector(place) - game.hero.rect.center).length())
    elif game.level.rows[step[1]][step[0]] in "~o":
        return open_way(game, here, step)
    x, y = Vector(goal) - game.hero.rect.center
    across = {"left"} if x < -4 else {"right"} if x > 4 else set()
    down = {"up"} if y < -4 else {"down"} if y > 4 else set()
    if abs(x) < abs(y):
        return across if abs(x) > 8 else down
    return down if abs(y) > 8 else across


def open_way(game, here, step):
    """Look at what is in the way and do something about it."""
    way = Vector(step) - here
    side = next(side for side, offset in SIDES.items() if way == Vector(offset))
    Memory.frame += 1
    Memory.ways.clear()  # the map is about to change
    if game.hero.facing == way and Memory.frame % 8 == 0:
        return {"act"}
    return {side} if game.hero.facing != way else set()


class Memory:
    """What the robot remembers from frame to frame."""

    frame = 0
    ways = {}  # the ways that were found on this map


def wanted(game):
    """Where to go to win; what lies beside the way is taken along."""
    finds = [find.center for find in game.finds]
    if way_to(game, {square_of(find) for find in finds})[1] in range(1, 12):
        return finds
    if hasattr(game, "shop") and can_buy(game):
        return [game.shop.center]
    spots = [spot.center for spot in game.spots]
    if hasattr(game, "found"):
        # The giant comes before the last thing: whoever goes its own way must be able to win, too.
        if spots and (game.giant_calm or len(spots) > 1):
            return spots
    elif hasattr(game, "learned"):
        spots = [spot.center for spot in game.spots if spot not in game.learned]
        return spots or [game.giant.center]
    return [game.elder.center] if game.giant_calm else [game.giant.center]


def can_buy(game):
    """Whether something in the shop is worth the way."""
    price = game.start.__globals__["PRICE"]
    return game.hero.bag >= price and game.camera.rect.collidepoint(game.shop.center)


def answer(game, well):
    """What to press while somebody is in the way, to do well or badly."""
    duel = game.duel
    if duel.frame % 4:
        return set()
    if hasattr(duel, "zone"):
        return {"act"} if duel.frame > 22 and duel.is_good() == well else set()
    if duel.frame < duel.asked + 18:
        return set()
    return {"act"} if (duel.chosen == duel.right) == well else {"right"}


def win(game):
    if hasattr(game, "shop") and can_buy(game) and game.near(game.shop):
        Memory.frame += 1
        return {"act"} if Memory.frame % 8 == 0 else set()
    return answer(game, True) if game.duel else travel(game, wanted(game))


def lose(game):
    return (
        answer(game, False) if game.duel else travel(game, [foe.rect.center for foe in game.foes])
    )
