"""Pygame Zero: recognises programs that are written to be started by `pgzrun`, and starts them so."""

import ast
import os
import re
import sys

# Functions that Pygame Zero calls; a program for it has at least one of them.
HOOKS = frozenset("draw update on_key_down on_key_up on_mouse_down on_mouse_move on_mouse_up on_music_end".split())
# What Pygame Zero gives to a program without an import. Not `exit`: plain programs have it too.
GIFTS = frozenset("Actor Rect ZRect animate clock images keyboard keymods keys mouse music screen sounds tone".split())
# A program that imports one of these brings its own loop.
OWN_LOOP = frozenset("pgzrun tkinter turtle".split())
# So does one that works with these parts of pygame. Others, such as `pygame.transform`, go well with Pygame Zero.
LOOP_PARTS = frozenset(["display", "event"])

LOOKS_LIKE_HOOK = re.compile(rb"^def[ \t]+(?:draw|update|on_)", re.MULTILINE)


def is_pygame_zero(source, folder):
    """Whether the program cannot run by itself, and can be expected to under `pgzrun`.

    It defines a hook, has no loop of its own, and uses a name which it binds nowhere and Pygame Zero would give it.
    Under plain Python it would end with a NameError, so nothing that works is broken by a wrong guess.
    """
    # Reading the program once more takes time; most programs are out of the question at a glance.
    if not LOOKS_LIKE_HOOK.search(source):
        return False
    tree = ast.parse(source)
    hooks = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} & HOOKS
    if not hooks or has_own_loop(tree):
        return False
    return bool((names_read(tree) - names_bound(tree, folder)) & GIFTS)


def has_own_loop(tree):
    parts = set()
    imports_pygame = False
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            parts.add(node.attr)
        elif isinstance(node, ast.Import):
            modules = {alias.name.partition(".")[0] for alias in node.names}
            imports_pygame = imports_pygame or "pygame" in modules
            if modules & OWN_LOOP:
                return True
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in OWN_LOOP | {"pygame"}:
            return True
    return imports_pygame and bool(parts & LOOP_PARTS)


def names_read(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def names_bound(tree, folder):
    """Names that get a value somewhere in the file, or in a file of the game that it imports everything from."""
    bound = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            bound |= names_given_by(node.module, folder)
        elif isinstance(node, ast.alias):
            bound.add(node.asname or node.name.partition(".")[0])
    return bound


def names_given_by(module, folder):
    """What `from module import *` binds at most, if the module is a file of the game; one step deep."""
    try:
        with open(os.path.join(folder, f"{module}.py"), "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):
        return set()
    return names_bound(tree, folder=os.devnull)


def run(code, main):
    """Runs the compiled program in the module `main`, then Pygame Zero's loop over its hooks."""
    import pgzero.runner

    # `import pgzrun` in another of the program's files must not start a second loop.
    sys._pgzrun = True
    # Under `pgzrun` a program's module has its file's name.
    main.__name__ = os.path.splitext(os.path.basename(main.__file__))[0]
    sys.modules[main.__name__] = main
    pgzero.runner.prepare_mod(main)
    exec(code, main.__dict__)
    pgzero.runner.run_mod(main)
