"""The least runner: says ready, waits for the entry, runs it, reports what it raises."""

import json
import os
import runpy
import sys
import traceback

os.write(4, b'{"ready": true}\n')
with open(3) as control:
    line = control.readline()
if line:
    entry = json.loads(line)["entry"]
    sys.path[0] = os.getcwd()
    try:
        runpy.run_path(entry, run_name="__main__")
    except Exception as error:
        problem = {
            "path": entry,
            "line": traceback.extract_tb(error.__traceback__)[-1].lineno,
            "column": None,
            "kind": type(error).__name__,
            "message": str(error),
            "traceback": traceback.format_exc(),
        }
        os.write(4, json.dumps({"problem": problem}).encode() + b"\n")
        sys.exit(1)
