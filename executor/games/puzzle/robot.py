"""Plays puzzles for those who check them: `win` plays well, `lose` as badly as it can."""

import collections

SHOW_FROM = 90

STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
WANTED_WORTH = 10  # of the kind that is collected, beside other kinds


def win(game):
    if game.wait > 0:
        return set()
    return last_help(game) or player_of(game)(game, good=True)


def lose(game):
    """Waste moves. Where time counts, or a monster comes, do nothing."""
    if "moves" not in vars(game) or game.wait > 0:
        return set()
    return last_help(game) or player_of(game)(game, good=False)


def last_help(game):
    """Without moves there is nothing left but the helpers; let go between two presses."""
    is_over = getattr(game, "moves", 1) <= 0
    return {"help"} if is_over and game.frame % 2 else set()


def player_of(game):
    if hasattr(game, "hero"):
        return walk
    return swap if hasattr(game, "cursor") else slide


def everything_of(game):
    return type(game).update.__globals__


def middle(game, square):
    x, y = everything_of(game)["middle"](square)
    return (int(x), int(y))


def beside(game, square):
    return everything_of(game)["beside"](square)


def kinds_of(game):
    """The kind on each square that can be moved."""
    return {square: piece.kind for square, piece in game.grid.items() if piece.is_loose()}


def worth_of(game, squares, kind):
    """How much it helps when pieces of this kind pop on these squares."""
    worth = len(squares)
    if hasattr(game, "left"):
        worth += WANTED_WORTH * len(squares) * (kind == wanted_of(game))
    if hasattr(game, "dirty"):
        worth += WANTED_WORTH * sum(
            any(is_near(square, dirty) for square in squares) for dirty in game.dirty
        )
    return worth


def wanted_of(game):
    names = everything_of(game)
    return names.get("FAVOURITE", names["WANTED"])


def is_near(one, other):
    return abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


# ---- Swapping two neighbours ----


def swap(game, good):
    """Click on one piece, then on its neighbour."""
    if good:
        _, one, other = max(swaps(game), default=(0, None, None))
    else:
        one, other = useless_swap(game)
    if one is None:
        return set()
    if game.chosen and game.cursor == one:
        return {middle(game, other)}
    return {middle(game, one)}


def swaps(game):
    """Every swap that makes a row: what it is worth, and the two squares."""
    kinds = kinds_of(game)
    for one in sorted(kinds):
        for other in beside(game, one):
            if other in kinds and kinds[one] != kinds[other]:
                kinds[one], kinds[other] = kinds[other], kinds[one]
                worth = sum(
                    worth_of(game, row, kinds[row[0]]) for row in rows_through(kinds, (one, other))
                )
                kinds[one], kinds[other] = kinds[other], kinds[one]
                if worth:
                    yield worth, one, other


def useless_swap(game):
    """Two neighbours whose swap makes no row; it costs a move."""
    kinds = kinds_of(game)
    useful = {(one, other) for _, one, other in swaps(game)}
    pairs = [(one, other) for one in sorted(kinds) for other in beside(game, one) if other in kinds]
    return next((pair for pair in pairs if pair not in useful), (None, None))


def rows_through(kinds, squares):
    for x, y in squares:
        for right, down in ((1, 0), (0, 1)):
            for start in range(-2, 1):
                row = [(x + (start + i) * right, y + (start + i) * down) for i in range(3)]
                if all(kinds.get(square) == kinds[x, y] for square in row):
                    yield row


# ---- Sliding all at once ----


def slide(game, good):
    """Press the arrow after which the board is best; let go between two presses."""
    if game.frame % 2:
        return set()
    results = {}
    for name, step in STEPS.items():
        kinds, worth, moved = slid(game, kinds_of(game), step)
        if moved:
            results[name] = worth * (1 if good else 3) + best_after(game, kinds)
    if not results:
        return set()
    return {(max if good else min)(sorted(results), key=results.get)}


def best_after(game, kinds):
    free = len(everything_of(game)["SQUARES"]) - len(kinds)
    return free / 2 + max(slid(game, kinds, step)[1] for step in STEPS.values()) * 0.8


def slid(game, before, step):
    """The board after a slide, what melts on the way, and whether anything moved."""
    squares = set(everything_of(game)["SQUARES"])
    stuck = set(game.grid) - set(kinds_of(game))
    kinds, melted, worth, moved = dict(before), set(), 0, False
    for start in sorted(before, key=lambda s: -s[0] * step[0] - s[1] * step[1]):
        kind, spot = kinds.pop(start), start
        ahead = (spot[0] + step[0], spot[1] + step[1])
        while ahead in squares and ahead not in kinds and ahead not in stuck:
            spot, ahead = ahead, (ahead[0] + step[0], ahead[1] + step[1])
        if kinds.get(ahead) == kind and ahead not in melted:
            kinds[ahead] = kind + 1
            melted.add(ahead)
            worth += (kind + 1) / 2 + worth_of(game, [ahead], kind + 1) / 5
            moved = True
        else:
            kinds[spot] = kind
            moved = moved or spot != start
    return kinds, worth, moved


# ---- Walking and pushing ----


def walk(game, good):
    if not good:
        at_bottom = game.hero[1] == everything_of(game)["ROWS"] - 1
        return {"up"} if at_bottom or game.turns // 3 % 2 else {"down"}
    steps = getattr(game, "robot_steps", None)
    if not steps or game.robot_board != kinds_of(game):
        steps = game.robot_steps = plan(game)
    if not steps:
        return set()
    name = steps.pop(0)
    x, y = STEPS[name]
    ahead = (game.hero[0] + x, game.hero[1] + y)
    game.robot_board = kinds_of(game)
    if ahead in game.robot_board:
        game.robot_board[ahead[0] + x, ahead[1] + y] = game.robot_board.pop(ahead)
    return {name}


def plan(game):
    """The steps of the best way to bring three of a kind together by moving one piece, or two."""
    kinds = kinds_of(game)
    best, best_worth = None, 0
    for square in sorted(kinds):
        for steps, target in ways_of(game, kinds, square):
            after = {place: kind for place, kind in kinds.items() if place != square} | {
                target: kinds[square]
            }
            group = group_at(game, after, target)
            worth = 0.1 if len(group) == 2 and len(group_at(game, kinds, square)) == 1 else 0
            if len(group) >= 3:
                worth = worth_of(game, sorted(group), kinds[square])
            if worth / (10 + len(steps)) > best_worth:
                best, best_worth = steps, worth / (10 + len(steps))
    return best or loosen(game, kinds)


def loosen(game, kinds):
    """The steps of some push or other, so that the board is another."""
    ways = [steps for square in sorted(kinds) for steps, _ in ways_of(game, kinds, square)]
    return ways[game.turns * 31 % len(ways)] if ways else None


def ways_of(game, kinds, square):
    """Every square to which this piece can be pushed, and the steps that do it."""
    inner, squares = set(everything_of(game)["INNER"]), set(everything_of(game)["SQUARES"])
    blocked = set(game.grid) - {square}
    seen = {(game.hero, square)}
    queue = collections.deque([(game.hero, square, [])])
    reached = set()
    while queue:
        hero, piece, steps = queue.popleft()
        for name, (x, y) in STEPS.items():
            ahead, beyond = (hero[0] + x, hero[1] + y), (hero[0] + 2 * x, hero[1] + 2 * y)
            there = piece
            if ahead == piece:
                there = beyond
                if beyond not in inner or beyond in blocked:
                    continue
            elif ahead not in squares or ahead in blocked:
                continue
            if (ahead, there) not in seen:
                seen.add((ahead, there))
                queue.append((ahead, there, [*steps, name]))
                if there != square and there not in reached:
                    reached.add(there)
                    yield [*steps, name], there


def group_at(game, kinds, square):
    found, to_see = set(), [square]
    while to_see:
        here = to_see.pop()
        if here not in found and kinds.get(here) == kinds[square]:
            found.add(here)
            to_see += beside(game, here)
    return found
