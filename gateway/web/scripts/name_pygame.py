"""Writes what pygame offers to src/editor/completion/pygame-names.json, for the editor to complete.

Run it after a new pygame-ce came into the sandbox image, with the folder of that version's package:

    python3 scripts/name_pygame.py path/to/site-packages/pygame

Each name becomes one line, `rect(surface, color, rect, width=0) -> Rect  # Draw a rectangle`, from the type stubs
that come with the package.
"""

import ast
import json
import re
import sys
from pathlib import Path

OUTPUT = Path(__file__).parent.parent / "src/editor/completion/pygame-names.json"

# What games of children use. The others (video cameras, MIDI, arrays of pixels) would only stand in the way.
MODULES = {
    "display": "pygame.display",
    "draw": "pygame.draw",
    "event": "pygame.event",
    "font": "pygame.font",
    "image": "pygame.image",
    "joystick": "pygame.joystick",
    "key": "pygame.key",
    "mask": "pygame.mask",
    "math": "pygame.math",
    "mixer": "pygame.mixer",
    "mixer_music": "pygame.mixer.music",
    "mouse": "pygame.mouse",
    "sprite": "pygame.sprite",
    "time": "pygame.time",
    "transform": "pygame.transform",
}
CLASSES_ALONE = ("rect", "surface", "color")
WANTED_CONSTANTS = re.compile(
    r"K_([a-z0-9]|F\d|F1[0-2]|UP|DOWN|LEFT|RIGHT|SPACE|RETURN|ESCAPE|TAB|BACKSPACE|DELETE|HOME|END|PAGEUP|PAGEDOWN"
    r"|[LR](SHIFT|CTRL|ALT)|PLUS|MINUS|PERIOD|COMMA|KP_\d|KP_ENTER)|KMOD_(SHIFT|CTRL|ALT|NONE)|QUIT|KEY(DOWN|UP)|TEXTINPUT"
    r"|MOUSE\w+|BUTTON_(LEFT|MIDDLE|RIGHT)|JOY(AXISMOTION|BUTTONDOWN|BUTTONUP|HATMOTION)|USEREVENT|WINDOW(RESIZED|FOCUS\w+)"
    r"|FULLSCREEN|RESIZABLE|SCALED|NOFRAME|SRCALPHA|BLEND_(ADD|SUB|MULT|MIN|MAX|RGBA?_\w+)"
)
# What pygame keeps for itself, or for older programs.
UNWANTED = re.compile(
    r"\w+Type|\w+_internal|Abstract\w+|Render\w+|Ordered\w+|Layered\w+|Dirty\w+|Vector[A-Z]\w+|ScancodeWrapper|lostsprites"
    r"|spritedict|get_sdl_\w+|get_array_interface|get_error|set_error|register_quit|get_init|get_buffer|get_view"
    r"|[gs]et_(bold|italic|underline|strikethrough)|\w+_basic|\w+_extended|get_\w*mapped|set_(masks|shifts|palette\w*)"
    r"|get_(locks|losses|masks|shifts|pitch|bytesize|bitsize|abs_\w+|parent)|collide_(rect|circle)_ratio|[xyz]{2,4}"
    r"|get_extended|get_wm_info|gl_\w+|\w+_smoothscale_backend"
)
# An event carries what belongs to its kind, which its stub does not say.
EVENT_ATTRIBUTES = ("key", "mod", "unicode", "pos", "rel", "button", "buttons", "text")
LONGEST_SIGNATURE = 60
LONGEST_DOC = 64


def parameters(function: ast.FunctionDef, *, is_method: bool) -> list[str]:
    """The parameters as they are written in a call: names and values they have by themselves."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + list(arguments.defaults)
    written = [a.arg if d is None else f"{a.arg}={ast.unparse(d)}" for a, d in zip(positional, defaults, strict=True)]
    written = [text.replace("=...", "").replace("x_y", "(x, y)") for text in written]
    if is_method and not any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list):
        written = written[1:]
    if arguments.vararg:
        written.append(f"*{arguments.vararg.arg}")
    return written


def call(name: str, written: list[str]) -> str:
    """The call, without the last of its parameters where it is long."""
    text = f"{name}({', '.join(written)})"
    return call(name, written[:-1]) if len(text) > LONGEST_SIGNATURE else text


def summary(node: ast.AST) -> str:
    """The first sentence of its description, if it is short."""
    line = (ast.get_docstring(node) or "").split("\n\n")[0].replace("\n", " ")
    sentence = re.split(r"(?<=\.) ", line)[0].rstrip(".")
    return sentence if 0 < len(sentence) <= LONGEST_DOC and "`" not in sentence else ""


def line_of(text: str, returned: str | None, doc: str) -> str:
    """One name as one line."""
    arrow = f" -> {returned}" if returned else ""
    return f"{text}{arrow}" + (f"  # {doc}" if doc else "")


def class_returned(function: ast.FunctionDef, classes: set[str], owner: str | None) -> str | None:
    """The class of what comes back, where that is one whose parts can be completed."""
    if function.returns is None:
        return None
    text = ast.unparse(function.returns).removesuffix(" | None").strip("'\"").split(".")[-1]
    text = owner if text == "Self" and owner else {"SoundType": "Sound"}.get(text, text)
    if text == "list[Event]":
        return text
    return text if text in classes else None


class Stubs:
    """The stubs of one pygame."""

    def __init__(self, folder: Path) -> None:
        self.trees = {name: ast.parse((folder / f"{name}.pyi").read_text()) for name in (*MODULES, *CLASSES_ALONE)}
        self.constants = ast.parse((folder / "constants.pyi").read_text())
        self.top = ast.parse((folder / "__init__.pyi").read_text())
        self.base = ast.parse((folder / "base.pyi").read_text())
        self.classes = {
            node.name for tree in self.trees.values() for node in tree.body if isinstance(node, ast.ClassDef)
        } | {"FRect", "Font", "Clock"}

    def functions(self, body: list[ast.stmt], owner: str | None) -> dict[str, str]:
        """The functions of a module or class, each as one line."""
        overloads: dict[str, list[ast.FunctionDef]] = {}
        for node in body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                overloads.setdefault(node.name, []).append(node)
        lines = {}
        for name, nodes in overloads.items():
            marks = [ast.unparse(mark) for node in nodes for mark in node.decorator_list]
            if any("deprecated" in mark for mark in marks):
                continue
            doc = next(filter(None, map(summary, nodes)), "")
            if any(mark == "property" for mark in marks):
                lines[name] = line_of(name, class_returned(nodes[0], self.classes, owner), doc)
            else:
                text = call(name, parameters(nodes[0], is_method=owner is not None))
                lines[name] = line_of(text, class_returned(nodes[-1], self.classes, owner), doc)
        return lines

    def members(self, node: ast.ClassDef, every: dict[str, ast.ClassDef], owner: str) -> dict[str, str]:
        """What an object of a class has, with what its ancestors give it."""
        lines: dict[str, str] = {}
        for base in node.bases:
            name = ast.unparse(base).split("[")[0].split(".")[-1]
            if name in every:
                lines |= self.members(every[name], every, owner)
        for each in node.body:
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name) and each.target.id[0] != "_":
                lines[each.target.id] = each.target.id
        return lines | self.functions(node.body, owner)

    def creation(self, node: ast.ClassDef, every: dict[str, ast.ClassDef]) -> str:
        """How an object of a class is made."""
        makers = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
        for base in node.bases if not makers else ():
            name = ast.unparse(base).split("[")[0].split(".")[-1]
            makers = makers or [
                n
                for n in (every[name].body if name in every else ())
                if isinstance(n, ast.FunctionDef) and n.name == "__init__"
            ]
        fullest = max((parameters(maker, is_method=True) for maker in makers), key=len, default=[])
        text = call(node.name, fullest)
        return line_of(text, node.name, summary(node))

    def everything(self) -> dict[str, list[str]]:
        """All lines, by the module or class they belong to."""
        every = {n.name: n for tree in self.trees.values() for n in tree.body if isinstance(n, ast.ClassDef)}
        found: dict[str, dict[str, str]] = {"pygame": self.functions(self.base.body, None)}
        for name, module in MODULES.items():
            found[module] = self.functions(self.trees[name].body, None)
        for name, tree in self.trees.items():
            for node in tree.body:
                if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
                    continue
                found[MODULES.get(name, "pygame")][node.name] = self.creation(node, every)
                found[node.name] = self.members(node, every, node.name)
        for top in ("Vector2", "Vector3"):
            found["pygame"][top] = found["pygame.math"][top]
        for node in self.constants.body:
            if isinstance(node, ast.AnnAssign) and WANTED_CONSTANTS.fullmatch(node.target.id):
                found["pygame"][node.target.id] = node.target.id
        for module in MODULES.values():
            parent, _, name = module.rpartition(".")
            found[parent].setdefault(name, name)
        found["Event"] |= {name: name for name in EVENT_ATTRIBUTES}
        return {
            owner: [lines[name] for name in sorted(lines) if not UNWANTED.fullmatch(name)]
            for owner, lines in found.items()
            if lines and (owner == "JoystickType" or not UNWANTED.fullmatch(owner))
        }


def main() -> None:
    """Reads the stubs and writes the names."""
    folder = Path(sys.argv[1])
    version = next(folder.parent.glob("pygame_ce-*.dist-info")).name.split("-")[1].removesuffix(".dist")
    names = {"version": version, "names": Stubs(folder).everything()}
    OUTPUT.write_text(json.dumps(names, indent=1, ensure_ascii=False) + "\n")


main()
