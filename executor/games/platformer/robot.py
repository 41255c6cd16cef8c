"""Plays this kind of game by trying: it lets a copy of the game run ahead with each plan and follows the best one."""

import copy
import random

SHOW_FROM = 410
LOOK_AHEAD = 66  # frames; who glides must look further
LOOK_FAR = 130
FOLLOW = 12  # frames of a plan that are played before it thinks again
STEPS = ({"right"}, {"right", "jump"}, {"left"}, {"left", "jump"}, {"jump"}, set())
TRIES = 14
GOOD = 180  # a plan worth so much needs no better one
SHARED = ("land", "walls", "ledges", "springs", "flags")
LOUD = ("sounds", "sparks", "banner")
COST_OF_A_HEART = 900


class Keys:
    """Stands in for the controls."""

    def __init__(self):
        self.now, self.before = set(), set()

    def hold(self, names):
        self.now, self.before = names, self.now

    def held(self, name):
        return name in self.now

    def pressed(self, name):
        return name in self.now - self.before


class Silence:
    """Stands in for what is seen and heard."""

    def nothing(self, *_):
        pass

    play = burst = say = nothing


class Planner:
    """Thinks for one game."""

    def __init__(self, game, careless=False):
        self.game, self.careless = game, careless
        self.chance = random.Random(5)
        self.plan, self.waiting = [], []
        self.held = set()
        self.ahead = LOOK_FAR if hasattr(game.hero, "glides") else LOOK_AHEAD
        self.steps = [*STEPS, {"right", "dash"}] if hasattr(game.hero, "can_dash") else list(STEPS)

    def move(self):
        if not self.waiting:
            self.plan = self.best_plan()
            self.waiting = self.plan[:FOLLOW]
        self.held = self.waiting.pop(0)
        return self.held

    def best_plan(self):
        run = [
            {"right" if target(self.game)[0] > self.game.hero.rect.centerx else "left"}
        ] * self.ahead
        best, best_value = run, self.value(run)
        if best_value > GOOD and not self.careless:
            return best
        old = (self.plan[FOLLOW:] + [set()] * self.ahead)[: self.ahead]
        for plan in [old, *(self.random_plan() for _ in range(TRIES))]:
            value = self.value(plan)
            if value > best_value:
                best, best_value = plan, value
            if value > (COST_OF_A_HEART if self.careless else GOOD):
                break
        return best

    def random_plan(self):
        plan = []
        while len(plan) < self.ahead:
            plan += [self.chance.choice(self.steps)] * self.chance.choice((1, 6, 12, 24, 36, 90))
        return plan[: self.ahead]

    def value(self, plan):
        """How much nearer to the goal a plan brings the hero, and what it costs."""
        world = type(self.game).update.__globals__
        loud, state = {name: world[name] for name in LOUD}, random.getstate()
        world.update(dict.fromkeys(LOUD, Silence()))
        game = copy_of(self.game)
        keys = Keys()
        keys.now = self.held
        before = distance(game)
        value = 0
        for frame, names in enumerate(plan):
            keys.hold(names)
            ending = game.update(keys)
            if ending:
                wanted = "lose" if self.careless else "win"
                value = 5000 - frame if ending == wanted else -5000
                break
        hearts = game.hearts - self.game.hearts
        if self.careless:
            value -= COST_OF_A_HEART * hearts + nearest_danger(game)
            value += 300 if over_a_pit(game) else 0
        elif game.level > self.game.level:
            value += 4000 + COST_OF_A_HEART * min(0, hearts)
        else:
            found = len(self.game.treasures) - len(game.treasures)
            value += COST_OF_A_HEART * hearts
            value += 400 * found if found else before - distance(game)
            value += 1500 * (toughness(self.game) - toughness(game))
            if game.hero.floor is None:
                value -= 520 if over_a_pit(game) else 20
        world.update(loud)
        random.setstate(state)
        return value


def copy_of(game):
    """A game that can run ahead; what never changes is shared with it."""
    shared = {name: getattr(game, name) for name in SHARED if hasattr(game, name)}
    known = {id(thing): thing for thing in shared.values()}
    known[id(game.treasures)] = list(game.treasures)
    if hasattr(game, "shadow"):
        known[id(game.shadow.trail)] = list(game.shadow.trail)
    return copy.deepcopy(game, known)


def over_a_pit(game):
    hero = game.hero.rect
    return not any(wall.left < hero.right and wall.right > hero.left for wall in game.walls)


def nearest_danger(game):
    """How far the next hunter or pit is."""
    hero = game.hero.rect
    ways = [abs(hunter.rect.x - hero.x) for hunter in getattr(game, "hunters", [])]
    ground = {wall.x // 48 for wall in game.walls if wall.y >= 288}
    pits = set(range(game.land.get_width() // 48)) - ground
    return min([*ways, *(abs(48 * pit + 24 - hero.centerx) for pit in pits)], default=0)


def boss_of(game):
    """Whoever needs more than one bop."""
    return next((it for it in getattr(game, "hunters", []) if type(it).__name__ == "Boss"), None)


def toughness(game):
    boss = boss_of(game)
    return boss.hearts if boss else 0


def target(game):
    """Where the hero should go next."""
    flags = getattr(game, "flags", [])
    ahead = [place for place in game.treasures if getattr(game, "gates", True)]
    if ahead and (hasattr(game, "gates") or not hasattr(game, "flags")):
        return min(ahead, key=lambda place: place.x).center
    if boss_of(game):
        return boss_of(game).rect.center
    return flags[0].center if flags else game.hero.rect.center


def distance(game):
    """How far it is to the target, with the walls that must be climbed on the way."""
    x, y = target(game)
    hero = game.hero.rect
    return abs(x - hero.centerx) + abs(y - hero.centery) * 0.7 + 1.5 * climb(game, x)


def climb(game, x):
    hero, tops = game.hero.rect, ground(game)
    here, there = int(hero.centerx // 48), int(x // 48)
    level, total = hero.bottom, 0
    for column in range(here, there, 1 if there > here else -1):
        top = tops.get(column, level)
        total += max(0, level - top)
        level = top
    return total


def ground(game):
    """How high the ground is in each column; what hangs in the air is not ground."""
    tops = {}
    for wall in sorted(game.walls, key=lambda wall: -wall.y):
        column = wall.x // 48
        if wall.bottom == tops.get(column, wall.bottom if wall.y >= 288 else None):
            tops[column] = wall.top
    return tops


planners = {}


def win(game):
    return play(game, careless=False)


def lose(game):
    """Run on without ever looking down, and get into every danger there is."""
    return play(game, careless=True)


def play(game, careless):
    if game.frame <= 1 or careless not in planners:
        planners[careless] = Planner(game, careless)
    return planners[careless].move()
