"""Programs run in a sandbox: through the prelude as the stage runs them, or with plain Python to compare."""

import base64
import json

import container


def play(source, *, entry="main.py", files=None, how="runner", display=None):
    """What came of the program: `code`, `stdout`, `stderr`, `reports` of the prelude, and `seen` with a display."""
    contents = {path: encoded(content) for path, content in ({entry: source} | (files or {})).items()}
    case = {"files": contents, "entry": entry, "how": how, "display": display}
    return container.restricted.script("play.py", json.dumps(case))


def encoded(content):
    return base64.b64encode(content if isinstance(content, bytes) else content.encode()).decode()


def problem(source, **options):
    """The one problem that the program's end reports."""
    (report,) = play(source, **options)["reports"]
    return report["problem"]
