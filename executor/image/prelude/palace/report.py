"""Tells the stage that the interpreter is ready, and where and how a game failed."""

import contextlib
import io
import itertools
import json
import os
import sys

PRELUDE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
MAX_MESSAGE_CHARACTERS = 2_000
MAX_TRACEBACK_CHARACTERS = 16_000
INSTRUCTION_BYTES = 2
NOWHERE = (None, None, None, None)
OWN_NAMES = ("builtins", "__main__")


class Report:
    """The way back to the stage."""

    def __init__(self, descriptor, folder):
        self.descriptor = descriptor
        self.folder = folder + os.sep

    def ready(self):
        """The interpreter waits for a game."""
        self._send({"ready": True})

    def problem(self, error):
        """The game ends on `error`. Never raises: the game's own traceback must still be printed."""
        with contextlib.suppress(Exception):
            self._send({"problem": self._describe(error)})

    def is_prelude(self, trace):
        """Whether a step of a traceback is in this folder, and none of the game's business."""
        return trace.tb_frame.f_code.co_filename.startswith(PRELUDE)

    def _send(self, message):
        line = json.dumps(message).encode("ascii") + b"\n"
        while line:
            line = line[os.write(self.descriptor, line) :]

    def _describe(self, error):
        path, line, column = self._place(error)
        name = name_of(type(error))
        text = printed(error)
        return {
            "path": path,
            "line": line,
            "column": column,
            "kind": clean(name, MAX_MESSAGE_CHARACTERS),
            "message": clean(message_of(error, name, text), MAX_MESSAGE_CHARACTERS),
            "traceback": clean(text, MAX_TRACEBACK_CHARACTERS),
        }

    def _place(self, error):
        """The path, line and column of the failure; the line and column count from 1 and may be unknown."""
        if isinstance(error, SyntaxError) and self._is_own(error.filename):
            return self._relative(error.filename), positive(error.lineno), positive(error.offset)
        place = (sys.argv[0], None, None)
        trace = error.__traceback__
        while trace:
            filename = trace.tb_frame.f_code.co_filename
            if self._is_own(filename):
                place = (self._relative(filename), trace.tb_lineno, column_of(trace))
            trace = trace.tb_next
        return place

    def _is_own(self, filename):
        return isinstance(filename, str) and filename.startswith(self.folder)

    def _relative(self, filename):
        return filename[len(self.folder) :]


def positive(number):
    return number if isinstance(number, int) and number > 0 else None


def name_of(kind):
    """The error's name as a traceback ends with it."""
    if kind.__module__ in OWN_NAMES:
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def message_of(error, name, text):
    """Python's words; with them its guess at what was meant, which it makes only when it prints."""
    try:
        message = str(error.msg if isinstance(error, SyntaxError) else error)
    except Exception:
        return "<exception str() failed>"
    _, found, rest = text.rpartition(f"{name}: {message}")
    if found and message and "\n" not in message:
        return message + rest.partition("\n")[0]
    return message


def printed(error):
    """The traceback exactly as the interpreter prints it."""
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        sys.__excepthook__(type(error), error, error.__traceback__)
        return sys.stderr.getvalue()
    finally:
        sys.stderr = stderr


def column_of(trace):
    """The column, in characters from 1, of the expression that a traceback's step points at."""
    code = trace.tb_frame.f_code
    instruction = trace.tb_lasti // INSTRUCTION_BYTES
    line, _, column_bytes, _ = next(itertools.islice(code.co_positions(), instruction, None), NOWHERE)
    if line is None or column_bytes is None:
        return None
    try:
        with open(code.co_filename, "rb") as file:
            text = file.read().splitlines()[line - 1]
    except (OSError, IndexError):
        return None
    return len(text[:column_bytes].decode("utf-8", "replace")) + 1


def clean(text, longest):
    """`text` with no more than `longest` characters, its middle left out, and nothing in it that UTF-8 cannot hold."""
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half]}\n…\n{text[-half:]}"
    return text.encode("utf-8", "replace").decode("utf-8")
