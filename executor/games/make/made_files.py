"""Keeps files that a script makes in step with what they are made from."""

import pathlib
import sys

GAMES = pathlib.Path(__file__).parent.parent


def bring_up_to_date(make_all, pattern):
    """Writes what `make_all(kinds)` makes (bytes by path) and removes what nothing makes any more.

    With `--check` nothing is written. Prints the files that are not up to date; the exit code says whether a check failed.
    """
    arguments = sys.argv[1:]
    kinds = [argument for argument in arguments if not argument.startswith("-")]
    made = make_all(kinds)
    there = {
        path
        for path in GAMES.glob(pattern)
        if not kinds or path.relative_to(GAMES).parts[0] in kinds
    }
    stale = [path for path, data in made.items() if path not in there or path.read_bytes() != data]
    extra = sorted(there - made.keys())
    for path in [*stale, *extra]:
        print(path.relative_to(GAMES))
    if "--check" in arguments:
        return 1 if stale or extra else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made[path])
    for path in extra:
        path.unlink()
    return 0
