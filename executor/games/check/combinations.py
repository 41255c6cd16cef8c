"""Which combinations of choices are tried: each theme and each option alone, and every two options together."""

import itertools
import random

TRIES = 30  # rows that are thought of before the best is taken


def choices_of(game):
    """The options of each slot, with the theme as one more."""
    factors = {slot["id"]: [option["id"] for option in slot["options"]] for slot in game["slots"]}
    return {"theme": [theme["id"] for theme in game["themes"]], **factors}


def alone(factors):
    """The default, and each other option with everything else left as it is: `(what differs, row)`."""
    default = {name: options[0] for name, options in factors.items()}
    yield None, default
    for name, options in factors.items():
        for option in options[1:]:
            yield name, default | {name: option}


def pairs(row):
    """Every two options of a row, as they stand together."""
    return set(itertools.combinations(sorted(row.items()), 2))


def pairwise(factors):
    """Rows in which every two options of different slots stand together at least once.

    Greedy: of some rows made by chance around a pair that is still missing, the one with most missing pairs. The chance is
    always the same. See Cohen et al., "The AETG System" (IEEE TSE 23(7), 1997).
    """
    chance = random.Random(1)
    missing = set().union(
        *(
            {tuple(sorted(((a, x), (b, y)))) for x in factors[a] for y in factors[b]}
            for a, b in itertools.combinations(factors, 2)
        )
    )
    rows = []
    while missing:
        seed = dict(min(missing))
        tries = [
            {name: chance.choice(options) for name, options in factors.items()} | seed
            for _ in range(TRIES)
        ]
        row = max(tries, key=lambda row: len(pairs(row) & missing))
        missing -= pairs(row)
        rows.append(row)
    return rows
