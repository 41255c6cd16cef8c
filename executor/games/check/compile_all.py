#!/usr/bin/env python3
"""Makes every combination that is tried, each into a folder of its own, and `plan.json` that lists them.

    compile_all.py PROGRAM FOLDER [KIND...]

PROGRAM is the executor; the games are those beside this file.
"""

import json
import pathlib
import shutil
import subprocess
import sys

from combinations import alone, choices_of, pairwise

GAMES = pathlib.Path(__file__).parent.parent
# A name that must stay a name: quotes, a backslash, an end of a line, words that turn round, letters that few fonts have.
NAME = "Frog's 6\" #{}\n{{ x }} %s \\ \u202e🐸\u202c 猫"


def ask(program, *arguments):
    return subprocess.run(
        [program, *arguments, "--games", GAMES], check=True, stdout=subprocess.PIPE
    ).stdout


def compile_game(program, kind, row, folder):
    choices = [f"--choice={slot}={option}" for slot, option in row.items() if slot != "theme"]
    ask(program, "compile", kind, folder, "--name", NAME, "--theme", row["theme"], *choices)


def main():
    program, folder, *kinds = sys.argv[1:]
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    plan = []
    for game in json.loads(ask(program, "game-types"))["items"]:
        if kinds and game["id"] not in kinds:
            continue
        factors = choices_of(game)
        rows = [*alone(factors), *(("several", row) for row in pairwise(factors))]
        for number, (differs, row) in enumerate(rows):
            path = f"{game['id']}/{number:02}"
            compile_game(program, game["id"], row, folder / path)
            plan.append({"path": path, "kind": game["id"], "differs": differs, "row": row})
    (folder / "plan.json").write_text(json.dumps(plan, indent=1))
    print(f"{len(plan)} games made")


if __name__ == "__main__":
    main()
