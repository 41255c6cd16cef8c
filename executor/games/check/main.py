"""Plays every made game and says what is wrong; runs where pygame is, which is in the sandbox image.

    main.py [--record] MADE_GAMES GAMES

Each game is played without sense for 300 frames, rests, is won, is lost, and is begun again. Where one option differs it is
also played by gamepad, which must look the same; where none does, with every number at both ends of its range and without
a name. Any two options of a slot must differ in the program and in what is seen. What was recorded for the pages must still
be what the games show; `--record` records it.
"""

import collections
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy
from PIL import Image, ImageSequence

HERE = pathlib.Path(__file__).parent
STORIES = ("monkey", "settings", "win", "lose")
PAD_STORIES = ("keys", "pad")
END_STORIES = ("low", "high")
LONGEST_PROGRAM = 400  # lines
LOOK_STORIES = ("monkey", "win")  # played by the same keys, and by the robot who comes further
LOOK_SIZE = 256 * 128  # pixels of the world, one for each dot
LEAST_DIFFERENCE = 0.004  # part of the pixels that differ in one look at least
PATIENCE_SECONDS = 600


def play(folder, robot, stories, *more):
    """What the player tells of each story."""
    command = [sys.executable, "-W", "error", HERE / "player.py", folder, *stories]
    command += ["--robot", robot, *more]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=PATIENCE_SECONDS
    )
    if done.returncode != 0:
        return {story: {"error": done.stderr[-600:]} for story in stories}
    return json.loads(done.stdout.splitlines()[-1])


def stories_of(entry):
    stories = STORIES
    if entry["differs"] != "several":
        stories += PAD_STORIES
    if entry["differs"] is None:
        stories += END_STORIES
    return stories


def try_game(made, games, looks, entry):
    """What is wrong with one game, and how long it took to win."""
    folder, robot = made / entry["path"], games / entry["kind"] / "robot.py"
    wrong = []
    lines = (folder / "main.py").read_text().count("\n")
    if lines > LONGEST_PROGRAM:
        wrong.append(f"{lines} lines")
    try:
        told = play(folder, robot, stories_of(entry), "--looks", looks_of(looks, entry))
    except subprocess.TimeoutExpired:
        return [*wrong, f"takes longer than {PATIENCE_SECONDS} s"], 0
    wrong += [f"{story}: {said['error']}" for story, said in told.items() if "error" in said]
    if wrong:
        return wrong, 0
    if "pad" in told and told["pad"] != told["keys"]:
        wrong.append("a gamepad does something else than the keys")
    return wrong, told["win"]["frames"]


def looks_of(looks, entry):
    return looks / entry["path"].replace("/", "-")


def same_in_pairs(made, looks, entries):
    """Two options of a slot that, with all else the same, are one program or look the same."""
    slots = collections.defaultdict(list)
    defaults = {entry["kind"]: entry for entry in entries if entry["differs"] is None}
    for entry in entries:
        if entry["differs"] not in (None, "several"):
            slots[entry["kind"], entry["differs"]].append(entry)
    for (kind, slot), options in slots.items():
        for one, other in itertools.combinations([defaults[kind], *options], 2):
            what = f"{kind} {slot}: {one['row'][slot]} and {other['row'][slot]}"
            if program(made, one) == program(made, other):
                yield f"{what} are the same program"
            most = max(
                difference(looks_of(looks, one), looks_of(looks, other), story)
                for story in LOOK_STORIES
            )
            if most < LEAST_DIFFERENCE:
                yield f"{what} look the same: {most:.2%} differs"


def difference(one, other, story):
    """The part of the pixels that differ, in that look in which most do."""
    pictures = []
    for looks in (one, other):
        path = looks.with_name(f"{looks.name}-{story}")
        if not path.exists():
            return 1  # a game that broke down; that was said already
        pictures.append(numpy.fromfile(path, numpy.uint8).reshape(-1, LOOK_SIZE, 3))
    both = min(map(len, pictures))
    return (pictures[0][:both] != pictures[1][:both]).any(axis=2).mean(axis=1).max(initial=0)


def program(made, entry):
    return (made / entry["path"] / "main.py").read_text()


def frames(path):
    with Image.open(path) as image:
        return [frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(image)]


def stale_preview(made, games, entry):
    """Whether the recorded picture of this game's theme is not what the game shows."""
    recorded = preview_of(games, entry)
    with tempfile.TemporaryDirectory() as folder:
        again = pathlib.Path(folder) / recorded.name
        record(made, games, entry, again, "--quickly")
        stale = not recorded.exists() or frames(recorded) != frames(again)
    return [f"{recorded.relative_to(games)} is not what the game shows"] if stale else []


def preview_of(games, entry):
    return games / entry["kind"] / "previews" / f"{entry['row']['theme']}.webp"


def record(made, games, entry, path, *how):
    path.parent.mkdir(exist_ok=True)
    robot = games / entry["kind"] / "robot.py"
    told = play(made / entry["path"], robot, ("show",), "--record", path, *how)
    if "error" in told["show"]:
        raise AssertionError(f"{path.name}: {told['show']['error']}")


def main():
    *flags, made, games = sys.argv[1:]
    made, games = pathlib.Path(made), pathlib.Path(games)
    entries = json.loads((made / "plan.json").read_text())
    shown = [entry for entry in entries if entry["differs"] in (None, "theme")]
    if "--record" in flags:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(
                pool.map(lambda entry: record(made, games, entry, preview_of(games, entry)), shown)
            )
        return 0
    return try_all(made, games, entries, shown)


def try_all(made, games, entries, shown):
    with tempfile.TemporaryDirectory() as folder:
        looks = pathlib.Path(folder)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            tried = list(pool.map(lambda entry: try_game(made, games, looks, entry), entries))
            stale = list(pool.map(lambda entry: stale_preview(made, games, entry), shown))
        wrong = [*same_in_pairs(made, looks, entries)]
    wins = collections.defaultdict(list)
    for entry, (problems, frames_to_win) in zip(entries, tried, strict=True):
        wins[entry["kind"]].append(frames_to_win)
        wrong += [f"{entry['path']} {entry['row']}: {problem}" for problem in problems]
    wrong += [problem for problems in stale for problem in problems]
    print(*wrong, sep="\n")
    for kind, frames_to_win in wins.items():
        shortest, longest = min(frames_to_win) / 60, max(frames_to_win) / 60
        print(f"{kind}: won in {shortest:.0f} to {longest:.0f} seconds")
    print(
        f"{len(wins)} kinds, {len(entries)} games tried, {len(shown)} previews compared, {len(wrong)} things wrong"
    )
    return 1 if wrong or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
