"""The interpreter's half of a sandbox: makes itself ready, waits for a game, runs it as `python main.py` would.

The stage starts it in the game's folder. Descriptor 3 brings one line of JSON, `{"entry": "main.py"}`, once the files
are there; descriptor 4 takes lines of JSON back: `{"ready": true}`, and `{"problem": …}` if the game fails.
"""

import sys

# What every Python has loaded before its program starts. Must be taken before anything is imported here.
LOADED_BY_PYTHON = frozenset(sys.modules)

import json
import os

import palace.program
import palace.report
import palace.warm

CONTROL = 3
REPORT = 4


def main():
    # What the game starts shall not hold these open, or the stage would wait for it after the game's end.
    os.set_inheritable(CONTROL, False)
    os.set_inheritable(REPORT, False)
    report = palace.report.Report(REPORT, folder=os.getcwd())
    # As in a terminal: what a game prints is shown line by line, not when some kilobytes have come together.
    sys.stdout.reconfigure(line_buffering=True)
    palace.warm.prepare()
    report.ready()
    with open(CONTROL, encoding="utf-8") as control:
        line = control.readline()
    if not line:
        return
    palace.program.run(json.loads(line)["entry"], report, LOADED_BY_PYTHON)


main()
