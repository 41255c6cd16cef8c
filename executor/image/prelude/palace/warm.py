"""Makes the interpreter ready while nobody waits: its environment, and the imports that nearly every game makes."""

import importlib
import os
import sys

ENVIRONMENT = {
    # A sandbox has one core; these would start a thread for each core of the machine, up to the limit on threads.
    "OPENBLAS_NUM_THREADS": "1",
    "LP_NUM_THREADS": "1",
    # OpenGL's compiled shaders would fill the game's folder and never be read again.
    "MESA_SHADER_CACHE_DISABLE": "true",
    # The table of dead keys takes half the time in which a game's display opens. Text comes here composed already.
    "XCOMPOSEFILE": os.devnull,
}
# Set only while pygame is imported. It names its windows after the program, which is not known yet; nothing looks
# at the name.
IMPORT_ENVIRONMENT = {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEO_X11_WMCLASS": "game"}


def prepare():
    """Sets the environment and imports pygame.

    Not numpy, Pygame Zero or tkinter: few games use them, and every waiting sandbox would pay with its memory.
    Nothing is initialised: a game may still set `SDL_…` variables before its own `pygame.init()`.
    """
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    before = {name: os.environ.get(name) for name in IMPORT_ENVIRONMENT}
    os.environ.update(IMPORT_ENVIRONMENT)
    importlib.import_module("pygame")
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


def forget_shadowed(folder, keep):
    """Unloads modules whose name a file in `folder` has, so that the game imports its own, as it would anywhere else.

    A game with a file `platform.py` means that file and not Python's module of the same name. Modules in `keep` were
    there before the program in any Python, so they win everywhere.
    """
    own = set()
    for item in os.scandir(folder):
        name, suffix = os.path.splitext(item.name)
        if suffix == ".py" or (not suffix and os.path.exists(os.path.join(item.path, "__init__.py"))):
            own.add(name)
    for name in list(sys.modules):
        if name not in keep and name.partition(".")[0] in own:
            del sys.modules[name]
