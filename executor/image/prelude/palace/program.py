"""Runs a game's entry file so that neither the game nor its traceback shows that anything was here before it."""

import builtins
import importlib.machinery
import os
import sys
import types

import palace.warm
import palace.zero

NO_SUCH_FILE = 2


def run(entry, report, loaded_by_python):
    """Runs the file `entry`, a path relative to the game's folder, as `__main__`.

    What the game raises leaves this function as it is: the interpreter ends on it as on any other program,
    with its exit code, its threads joined and its `atexit` functions called.
    """
    path = os.path.join(os.getcwd(), entry)
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        print(f"python3: can't open file '{path}': [Errno {error.errno}] {error.strerror}", file=sys.stderr)
        sys.exit(NO_SUCH_FILE)
    main = prepare(entry, path, loaded_by_python)
    try:
        code = compile(source, path, "exec", dont_inherit=True)
        if palace.zero.is_pygame_zero(source, sys.path[0]):
            palace.zero.run(code, main)
        else:
            exec(code, main.__dict__)
    except SystemExit:
        raise
    except BaseException:
        report_when_printed(report)
        raise


def prepare(entry, path, loaded_by_python):
    """Makes the interpreter look as if it had been started with `entry`, and returns the new, empty `__main__`."""
    sys.argv[:] = [entry]
    sys.path[0] = os.path.dirname(path)
    for name in list(sys.modules):
        if name.partition(".")[0] == "palace":
            del sys.modules[name]
    palace.warm.forget_shadowed(sys.path[0], keep=loaded_by_python)
    main = types.ModuleType("__main__")
    main.__dict__.update(
        __annotations__={},
        __builtins__=builtins,
        __cached__=None,
        __file__=path,
        __loader__=importlib.machinery.SourceFileLoader("__main__", path),
    )
    sys.modules["__main__"] = main
    return main


def report_when_printed(report):
    """Hides the prelude from the exception that is on its way out, and reports it, just before its hook prints it."""
    hook = sys.excepthook

    def show(kind, error, trace):
        while trace and report.is_prelude(trace):
            trace = trace.tb_next
        error.__traceback__ = trace
        if not isinstance(error, KeyboardInterrupt):
            report.problem(error)
        hook(kind, error, trace)

    sys.excepthook = show
