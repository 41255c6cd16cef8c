"""Plays one made game at full speed: no window, no speakers, a clock that never waits, and chance that repeats itself.

    player.py FOLDER STORY... [--robot FILE] [--looks FILE] [--record FILE [--quickly]]

Prints what happened in each story as JSON, each told by a process of its own. The stories are the methods of `Player`.
"""

import argparse
import hashlib
import importlib.util
import json
import multiprocessing
import os
import pathlib
import random
import re
import runpy
import sys
import tempfile
import traceback

os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")

import pygame
from pad import Pad

FORK = multiprocessing.get_context("fork")  # pygame is loaded once for all stories
MONKEY_FRAMES = 300
LOOKS = (1, 30, 60, 110, 160, 220, 299)  # frames of the monkey whose pictures are kept
MOST_FRAMES = 5 * 60 * 60  # five minutes of play
LOOK_EVERY = 300  # frames of the robot
DRAW_EVERY = 30  # frames, where minutes of play should take seconds
SHOW_EVERY = 5  # frames: 12 pictures a second
SHOW_PICTURES = 30
LOOK_SCALE = 3  # PIXEL of backstage.py: each dot becomes one pixel
# Whatever a game may know, so that games with different keys are played the same.
MONKEY_KEYS = (
    *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_SPACE, pygame.K_x),
    *(pygame.K_a, pygame.K_d, pygame.K_w, pygame.K_s, pygame.K_RETURN, pygame.K_LSHIFT, pygame.K_h),
)
# A constant whose comment ends with its range, as the tweak cards read it.
NUMBER = re.compile(
    r"^([A-Z][A-Z0-9_]* = )-?[\d.]+(?= *#.*\((-?[\d.]+) to (-?[\d.]+)\)$)", re.MULTILINE
)


class Player:
    """Stands where the clock is: each tick is one frame, in which it looks at the game and presses keys."""

    def __init__(self, backstage, story, robot):
        self.bar, self.jolt, self.robot = backstage.BAR, backstage.jolt, robot
        self.stage = None
        self.held = set()  # keys
        self.told = {}
        self.is_told = False  # whether the story came to its end
        self.looks = []  # pictures of the world, each as bytes
        self.recorded = []
        self.pads = [Pad(), Pad(axes=0, buttons=0)]
        self.story = getattr(self, story)()
        if story in ("win", "lose"):
            self.draw_seldom(backstage.Stage)
        remember = backstage.Stage.__init__

        def enter(stage, *arguments):
            self.stage = stage
            remember(stage, *arguments)

        backstage.Stage.__init__ = enter
        pygame.Clock = pygame.time.Clock = lambda: self
        pygame.key.get_pressed = lambda: Held(self.held)
        pygame.joystick.Joystick = lambda index: self.pads[index]

    def draw_seldom(self, stage_class):
        draw = stage_class.draw

        def draw_sometimes(stage):
            if stage.state != "play" or stage.frames % DRAW_EVERY == 0:
                draw(stage)

        stage_class.draw = draw_sometimes

    def tick(self, *_):
        try:
            next(self.story)
        except StopIteration:
            self.is_told = True
            raise SystemExit from None
        return 16

    # ---- What a player can do ----

    def hold(self, wishes):
        """Hold these actions down, and no others; a pair of numbers is a click at a place of the world."""
        keys = {self.stage.controls.keys[wish][0] for wish in wishes if isinstance(wish, str)}
        self.hold_keys(keys)
        for wish in wishes:
            if not isinstance(wish, str):
                self.click((wish[0], wish[1] + self.bar))

    def hold_keys(self, keys):
        for key in sorted(self.held - keys):
            pygame.event.post(pygame.Event(pygame.KEYUP, key=key))
        for key in sorted(keys - self.held):
            pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key))
        self.held = keys

    def press(self, key):
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key))
        pygame.event.post(pygame.Event(pygame.KEYUP, key=key))

    def click(self, place, button=1):
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=button))

    def follow(self, move):
        """Hold what the robot says, unless the world stands still. What it tries out in its head shakes nothing."""
        if self.jolt.still:
            return
        felt = dict(vars(self.jolt))
        self.hold(move(self.stage.game))
        vars(self.jolt).update(felt)

    def expect(self, state):
        if self.stage.state != state:
            raise AssertionError(f"expected {state!r}, the game is in {self.stage.state!r}")

    def press_and_expect(self, key, state):
        self.press(key)
        yield
        self.expect(state)

    def start(self):
        self.expect("title")
        yield from self.press_and_expect(pygame.K_SPACE, "play")

    # ---- The stories ----

    def monkey(self):
        """Press keys without sense, the same in each game, and go right to see something of it."""
        yield from self.start()
        chance = random.Random(3)
        for frame in range(MONKEY_FRAMES):
            if frame % 12 == 0:
                keys = set(chance.sample(MONKEY_KEYS, 2))
                self.hold_keys(keys if frame % 48 == 0 else keys | {pygame.K_RIGHT})
            if frame in LOOKS:
                self.looks.append(look(self.stage.world))
            yield

    low = high = monkey  # with every number at that end of its range

    def keys(self):
        """Do what the game understands, without sense."""
        yield from self.start()
        for wishes in self.senseless():
            self.hold(wishes)
            yield

    def pad(self):
        """The same with a gamepad; it must look the same. Its buttons start, rest and go on."""
        for index in range(len(self.pads)):
            pygame.event.post(pygame.Event(pygame.JOYDEVICEADDED, device_index=index))
        pad = self.pads[0]
        yield
        pad.press(0)
        yield
        self.expect("play")
        for wishes in self.senseless():
            pad.hold(wishes, self.stage.controls.buttons)
            yield
        pad.hold(set(), [])
        if self.stage.state == "play":
            for state in ("pause", "play"):
                pad.press(7)
                yield
                self.expect(state)

    def senseless(self):
        chance = random.Random(4)
        names = list(self.stage.controls.keys)
        self.told["pictures"] = []
        wishes = set()
        for frame in range(MONKEY_FRAMES):
            if frame % 10 == 0:
                wishes = set(chance.sample(names, min(2, len(names))))
            if frame in LOOKS:
                self.told["pictures"].append(hashlib.sha256(look(self.stage.world)).hexdigest())
            yield wishes if self.stage.state == "play" else set()

    def win(self):
        yield from self.ending("win")

    def lose(self):
        yield from self.ending("lose")

    def ending(self, story):
        yield from self.start()
        for frame in range(MOST_FRAMES):
            self.told["frames"], self.told["score"] = frame, self.stage.game.score
            if frame % LOOK_EVERY == 0:
                self.looks.append(look(self.stage.world))
            if self.stage.state != "play":
                break
            self.follow(getattr(self.robot, story))
            yield
        self.expect(story)
        self.hold(set())
        for _ in range(self.stage.BREATH - 1):  # in the heat of the game nothing begins
            yield from self.press_and_expect(pygame.K_SPACE, story)
        self.click((9, 9), button=4)
        yield
        self.expect(story)
        yield from self.press_and_expect(pygame.K_SPACE, "play")
        if self.stage.game.score != 0:
            raise AssertionError("the score is not 0 after beginning again")

    def settings(self):
        """Rest in the middle, and press everything else there is, as keys and as signs on the screen."""
        yield from self.start()
        for _ in range(30):
            yield
        yield from self.press_and_expect(pygame.K_p, "pause")
        before = look(self.stage.world)
        for _ in range(30):
            yield
        if look(self.stage.world) != before:
            raise AssertionError("the picture moves while the game rests")
        for key in (pygame.K_m, pygame.K_n, pygame.K_MINUS, pygame.K_PLUS):
            for _ in range(12):
                yield from self.press_and_expect(key, "pause")
        for key, box in tuple(self.stage.key_places.items()):
            self.click(box.center)
            yield
            self.expect({pygame.K_p: "play", pygame.K_r: "play"}.get(key, self.stage.state))
        for key in (pygame.K_m, pygame.K_n, pygame.K_r):
            yield from self.press_and_expect(key, "play")
        self.click((300, 200), button=5)
        yield
        self.click(self.stage.key_places[pygame.K_p].center)
        yield
        self.expect("pause")
        self.click((300, 30))
        yield
        self.expect("play")

    def show(self):
        """Play well and keep pictures; `SHOW_FROM` of the robot says when it becomes interesting."""
        yield from self.start()
        begin = getattr(self.robot, "SHOW_FROM", 60)
        for frame in range(begin + SHOW_EVERY * SHOW_PICTURES):
            self.follow(self.robot.win)
            if frame >= begin and (frame - begin) % SHOW_EVERY == 0:
                screen = pygame.display.get_surface()
                size = (screen.get_width() // LOOK_SCALE, screen.get_height() // LOOK_SCALE)
                self.recorded.append((size, look(screen)))
            yield
            self.expect("play")


class Held:
    """Stands in for `pygame.key.get_pressed()`."""

    def __init__(self, keys):
        self.keys = keys

    def __getitem__(self, key):
        return key in self.keys


def look(surface):
    """A picture as bytes, a pixel for each dot."""
    return pygame.image.tobytes(pygame.transform.scale_by(surface.copy(), 1 / LOOK_SCALE), "RGB")


def load_robot(path):
    specification = importlib.util.spec_from_file_location("robot", path)
    robot = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(robot)
    return robot


def save(pictures, path, quickly):
    """An animated WebP without loss, and its first picture beside it; packed well, or quickly."""
    from PIL import Image

    frames = [Image.frombytes("RGB", size, data) for size, data in pictures]
    duration_ms = round(1000 / 60 * SHOW_EVERY)
    packing = {"quality": 0, "method": 0} if quickly else {"quality": 100, "method": 6}
    settings = {"lossless": True, **packing}
    frames[0].save(
        path, save_all=True, append_images=frames[1:], duration=duration_ms, loop=0, **settings
    )
    frames[0].save(path.removesuffix(".webp") + "-still.webp", **settings)


def act(arguments, story, answers):
    """Tells a story, or what went wrong in it."""
    try:
        answers.put(tell(arguments, story))
    except BaseException:
        answers.put({"error": traceback.format_exc()[-600:]})


def tell(arguments, story):
    robot = load_robot(arguments.robot) if arguments.robot else None
    sys.path.insert(0, arguments.folder)
    random.seed(7)
    random.seed = lambda *_: None
    import backstage

    player = Player(backstage, story, robot)
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "main.py"
        code = pathlib.Path(arguments.folder, "main.py").read_text()
        program.write_text(at_the_end(story, code) if story in ("low", "high") else code)
        try:
            runpy.run_path(str(program), run_name="__main__")
        except SystemExit as end:
            if not player.is_told:
                raise AssertionError(f"the game left by itself: {end}") from end
    if arguments.looks and player.looks:
        pathlib.Path(f"{arguments.looks}-{story}").write_bytes(b"".join(player.looks))
    if arguments.record:
        save(player.recorded, arguments.record, arguments.quickly)
    return player.told


def at_the_end(story, code):
    """The program with each number at that end of its range, and without a name."""
    changed, count = NUMBER.subn(rf"\g<1>\g<{2 if story == 'low' else 3}>", code)
    if count < 3:
        raise AssertionError(f"only {count} constants have a range")
    return re.sub(r"^GAME_NAME = .*$", 'GAME_NAME = ""', changed, flags=re.MULTILINE)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("stories", nargs="+")
    parser.add_argument("--robot")
    parser.add_argument("--looks")
    parser.add_argument("--record")
    parser.add_argument("--quickly", action="store_true")
    arguments = parser.parse_args()
    told = {}
    for story in arguments.stories:
        answers = FORK.SimpleQueue()
        actor = FORK.Process(target=act, args=(arguments, story, answers))
        actor.start()
        actor.join()
        told[story] = {"error": "it fell over"} if answers.empty() else answers.get()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
