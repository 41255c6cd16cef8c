"""What games import works under the sandbox's restrictions, seen on a display where it draws."""

import unittest

import container
from program import play

RED, GREEN, BLUE = [200, 10, 20], [10, 190, 30], [20, 30, 210]
HOLD = "\nimport time\ntime.sleep(60)\n"

PYGAME = (
    """
import pygame
pygame.init()
screen = pygame.display.set_mode((200, 100))
font = pygame.font.SysFont("arial", 20)
screen.fill((200, 10, 20))
screen.blit(font.render("Hello", True, "white"), (0, 0))
pygame.display.flip()
"""
    + HOLD
)
OPENGL = (
    """
import pygame
from OpenGL.GL import *
pygame.init()
pygame.display.set_mode((200, 100), pygame.OPENGL | pygame.DOUBLEBUF)
assert b"llvmpipe" in glGetString(GL_RENDERER), glGetString(GL_RENDERER)
glClearColor(10 / 255, 190 / 255, 30 / 255, 1)
glClear(GL_COLOR_BUFFER_BIT)
pygame.display.flip()
"""
    + HOLD
)
SHADER = (
    """
import pygame
from OpenGL.GL import *
from OpenGL.GL.shaders import compileProgram, compileShader
pygame.init()
pygame.display.set_mode((200, 100), pygame.OPENGL | pygame.DOUBLEBUF)
vertex = "#version 130\\nin vec2 at; void main() { gl_Position = vec4(at, 0, 1); }"
fragment = "#version 130\\nout vec4 c; void main() { c = vec4(20, 30, 210, 255) / 255; }"
program = compileProgram(compileShader(vertex, GL_VERTEX_SHADER), compileShader(fragment, GL_FRAGMENT_SHADER))
glUseProgram(program)
glRectf(-1, -1, 1, 1)
pygame.display.flip()
"""
    + HOLD
)
TURTLE = """
import turtle
turtle.bgcolor("#c80a14")
turtle.forward(50)
turtle.done()
"""
TKINTER = """
import tkinter
window = tkinter.Tk()
tkinter.Label(window, text="Hello", bg="#0abe1e", width=40, height=20).pack()
window.mainloop()
"""
PYMUNK = """
import pymunk
space = pymunk.Space()
space.gravity = 0, 900
ball = pymunk.Body(1, 10)
circle = pymunk.Circle(ball, 5)
circle.collision_type = 1
floor = pymunk.Segment(space.static_body, (-50, 20), (50, 20), 1)
space.add(ball, circle, floor)
hits = []
space.on_collision(1, None, begin=lambda arbiter, space, data: hits.append(1))
for _ in range(100):
    space.step(1 / 60)
print(bool(hits), 0 < ball.position.y < 20)
"""
NUMPY = """
import numpy, os, pygame, pygame.surfarray, pygame.sndarray
a = numpy.random.default_rng(1).random((200, 200))
print(numpy.allclose(numpy.linalg.inv(a) @ a, numpy.eye(200)))
print(len(os.listdir("/proc/self/task")))
"""
PILLOW = """
from PIL import Image, ImageDraw, ImageFont
picture = Image.new("RGB", (100, 50), "red")
ImageDraw.Draw(picture).text((0, 0), "Hi", font=ImageFont.truetype("DejaVuSans.ttf", 20))
picture.save("a.png"); picture.save("a.webp"); picture.save("a.jpg")
import pygame
print([pygame.image.load(f"a.{kind}").get_size() for kind in ("png", "webp", "jpg")])
"""
ZERO = """
WIDTH = 200
HEIGHT = 100
box = Rect((0, 0), (200, 100))

def draw():
    screen.clear()
    screen.draw.filled_rect(box, (20, 30, 210))
    screen.draw.text("Hello", (10, 10), color="white")
"""
ZERO_EVERYTHING = """
import pygame
from pgzero.builtins import Actor
from settings import *
WIDTH = 200
HEIGHT = 100
hero = Actor("hero", (50, 50))
beep = tone.create("A4", 0.1)
animate(hero, x=100)
clock.schedule(lambda: beep.play(), 0.01)
frames = 0

def update(dt):
    global frames
    frames += 1
    hero.angle += TURN
    hero.image = "hero"
    if keyboard.left:
        hero.x -= 1

def draw():
    screen.fill((10, 190, 30) if frames > 20 and hero.x > 50 else "black")
    screen.blit("hero", (0, 0))
    hero.draw()
"""
# The smallest picture: a GIF of one red pixel.
HERO = bytes.fromhex("47494638396101000100800000ff00000000002c00000000010001000002024401003b")
SHARED_MEMORY = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
number = libc.shmget(0, 1_000_000, 0o1600)
address = libc.shmat(number, None, 0)
ctypes.memset(address, 7, 1_000_000)
print(number >= 0, ctypes.string_at(address + 999_999, 1))
"""


class Libraries(unittest.TestCase):
    def assert_prints(self, source, expected):
        result = play(source)
        self.assertEqual((result["stderr"], result["stdout"]), ("", expected))

    def test_pymunk(self):
        self.assert_prints(PYMUNK, "True True\n")

    def test_numpy_takes_one_thread(self):
        self.assert_prints(NUMPY, "True\n1\n")

    def test_pillow_and_pygame_know_the_same_pictures(self):
        self.assert_prints(PILLOW, "[(100, 50), (100, 50), (100, 50)]\n")

    def test_shared_memory_of_the_display(self):
        self.assert_prints(SHARED_MEMORY, "True b'\\x07'\n")

    def test_locks_and_queues_between_processes(self):
        source = (
            "import multiprocessing as m\ndef f(q): q.put(6)\nq = m.Queue()\np = m.Process(target=f, args=(q,))\n"
            "p.start()\nprint(q.get())\np.join()"
        )
        self.assert_prints(source, "6\n")

    def test_fonts_are_found_by_name(self):
        source = (
            "import pygame.font\npygame.font.init()\nnames = 'dejavusans liberationsans notocoloremoji nosuchfont'\n"
            "print([bool(pygame.font.match_font(name)) for name in names.split()])"
        )
        self.assert_prints(source, "[True, True, True, False]\n")

    def test_font_caches_are_valid(self):
        # A stale cache would be made anew, in vain, by every game that asks for a font.
        text = container.restricted.run("sh", "-c", "FC_DEBUG=16 fc-list")
        self.assertNotIn("is out of date", text)


class WindowTest(unittest.TestCase):
    def assert_shows(self, source, colour, **options):
        result = play(source, display=colour, **options)
        self.assertTrue(result["seen"], result["stderr"])
        return result


class Windows(WindowTest):
    def test_pygame(self):
        self.assert_shows(PYGAME, RED)

    def test_a_window_of_another_colour_would_not_pass(self):
        self.assertFalse(play(PYGAME.replace("60", "0.5"), display=GREEN)["seen"])

    def test_opengl(self):
        self.assert_shows(OPENGL, GREEN)

    def test_opengl_with_shaders(self):
        self.assert_shows(SHADER, BLUE)

    def test_turtle(self):
        self.assert_shows(TURTLE, RED)

    def test_tkinter(self):
        self.assert_shows(TKINTER, GREEN)


class PygameZero(WindowTest):
    def test_a_program_without_imports(self):
        self.assert_shows(ZERO, BLUE)

    def test_a_program_that_starts_itself(self):
        self.assert_shows("import pgzrun\n" + ZERO + "\npgzrun.go()\n", BLUE)

    def test_actors_pictures_sounds_and_clocks(self):
        files = {"settings.py": "TURN = 3\n", "images/hero.gif": HERO}
        self.assert_shows(ZERO_EVERYTHING, GREEN, files=files)

    def test_its_failures_are_placed_in_the_program(self):
        result = play(ZERO.replace("screen.clear()", "screen.cleer()"), display=BLUE)
        (report,) = result["reports"]
        found = report["problem"]
        self.assertEqual((found["path"], found["line"], found["kind"]), ("main.py", 7, "AttributeError"))

    def test_programs_with_a_loop_of_their_own_are_left_alone(self):
        name_error = "NameError: name 'screen' is not defined"
        for source in (
            "import pygame\ndef draw():\n    screen.fill(0)\n    pygame.display.flip()\ndraw()",
            "from pygame.locals import *\ndef draw():\n    screen.fill(0)\ndraw()",
            "import turtle\ndef draw():\n    screen.fill(0)\ndraw()",
            "def paint():\n    screen.fill(0)\npaint()",
        ):
            with self.subTest(source):
                self.assertIn(name_error, play(source)["stderr"])

    def test_programs_that_bind_the_names_themselves_are_left_alone(self):
        for source in (
            "class Actor: pass\ndef update():\n    Actor()\nprint('plain')",
            "from own import *\ndef update():\n    screen.fill(0)\nprint('plain')",
            "def draw(screen):\n    screen.fill(0)\nprint('plain')",
            "def draw():\n    exit()\nprint('plain')",
        ):
            with self.subTest(source):
                self.assertEqual(play(source, files={"own.py": "screen = None"})["stdout"], "plain\n")
