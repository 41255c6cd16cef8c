"""What happens behind your game: its window, keys, pictures, sounds and signs. The game itself is in main.py.

It is long because it is one file for what all games share; what only this kind needs is in a file beside it. The game is
yours: this file, and the pictures and sounds that came with it, are given away under CC0 1.0,
https://creativecommons.org/publicdomain/zero/1.0/.
"""

import contextlib
import functools
import pathlib
import random
import unicodedata
import warnings

import pygame

WIDTH, HEIGHT = 768, 384  # the world between the two bars
BAR = 48  # the bars above and below it
TILE = 48  # one square of a map
PIXEL = 3  # each dot of a picture is this big
FRAMES_PER_SECOND = 60
PAPER, CARD, INK, GREY = (251, 246, 236), (236, 225, 205), (30, 27, 43), (90, 85, 108)
HERE = pathlib.Path(__file__).parent
SHAKING = True  # the world shakes and lights up when you are hit; False keeps it calm

# ---- What you press in every game: a game has KEYS of its own besides ----
STAGE_KEYS = {
    "start": (pygame.K_SPACE, pygame.K_RETURN),
    "rest": (pygame.K_p,),
    "again": (pygame.K_r,),
    "sound": (pygame.K_m,),
    "music": (pygame.K_n,),
    "softer": (pygame.K_MINUS, pygame.K_KP_MINUS),
    "louder": (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS),
}

# ---- Gamepads: each direction is one side of an axis; some pads have a button for each instead ----
DIRECTIONS = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}
CROSS = {"up": 11, "down": 12, "left": 13, "right": 14}
REST_BUTTONS = (6, 7, 9)  # "start" has another number on each make

# ---- Fonts that computers have: the first that knows a letter writes it in the name of a game ----
OTHER_FONTS = (
    *("notocoloremoji", "segoeuiemoji", "applecoloremoji", "dejavusans", "segoeuisymbol"),
    *("notosanscjkjp", "notosanscjksc", "yugothic", "msgothic", "microsoftyahei", "simsun"),
    *(
        "malgungothic",
        "hiraginosans",
        "pingfang",
        "applesdgothicneo",
        "nirmalaui",
        "arialunicodems",
    ),
)

pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT + 2 * BAR))
small_font, big_font = pygame.Font(None, 26), pygame.Font(None, 44)
bar_font, usual_font = pygame.Font(None, 34), pygame.Font(None, 22)  # the last one is for names


@functools.cache
def load_picture(name, scale=PIXEL):
    """Fetch a picture from the folder art and make it chunky. Asked again, it is the same picture."""
    picture = pygame.image.load(HERE / "art" / f"{name}.png").convert_alpha()
    return pygame.transform.scale_by(picture, scale)


def scroll(surface, picture, left):
    """Paint a picture again and again beside itself, along the bottom."""
    width = picture.get_width()
    for x in range(-int(left) % width - width, WIDTH, width):
        surface.blit(picture, (x, HEIGHT - picture.get_height()))


def write(surface, words, place, colour=INK, font=small_font):
    """Write words around a place."""
    picture = font.render(words, True, colour)
    surface.blit(picture, picture.get_rect(center=place))


def write_into(surface, words, box, font=bar_font):
    """Write words into a box, smaller if they are too long for it."""
    picture = font.render(words, True, INK)
    if picture.get_width() > box.width:
        picture = pygame.transform.smoothscale_by(picture, box.width / picture.get_width())
    surface.blit(picture, picture.get_rect(center=box.center))


def knows(font, letter):
    """Whether a font has this letter: all that it does not have look like one that nobody has."""
    try:
        pictures = [font.render(sign, True, INK) for sign in (letter, "\U0010fffd")]
    except pygame.error:  # nothing to see
        return False
    this, unknown = (pygame.image.tobytes(picture, "RGBA") for picture in pictures)
    return this != unknown


@functools.cache
def find_fonts():
    """The other fonts that this computer has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it may not be able to list its fonts
        paths = [pygame.font.match_font(name) for name in OTHER_FONTS]
    found = []
    for path in filter(None, paths):
        with contextlib.suppress(pygame.error, OSError):
            found.append(pygame.Font(path, 48))
    return found


def split_by_font(words):
    """Words in pieces, each with the first font that knows it. What no font knows is left out."""
    pieces = []
    for letter in unicodedata.normalize("NFC", words):
        if not letter.isprintable():
            continue
        font = usual_font if knows(usual_font, letter) else None
        if pieces and unicodedata.category(letter).startswith("M"):  # a mark on the last letter
            font = pieces[-1][0]
        font = font or next((other for other in find_fonts() if knows(other, letter)), None)
        if pieces and pieces[-1][0] is font:
            pieces[-1][1] += letter
        elif font:
            pieces.append([font, letter])
    return pieces


def paint_name(name, colour):
    """The name of a game as big as its sign: in big dots, and smooth what only another font knows."""
    line = PIXEL * usual_font.get_height()
    pictures = []
    for font, words in split_by_font(str(name)):
        picture = font.render(words, font is not usual_font, colour)
        size = PIXEL if font is usual_font else min(1, line / picture.get_height())
        scale = pygame.transform.scale_by if size >= 1 else pygame.transform.smoothscale_by
        pictures.append(scale(picture, size))
    title = pygame.Surface(
        (sum(picture.get_width() for picture in pictures), line), pygame.SRCALPHA
    )
    x = 0
    for picture in pictures:
        title.blit(picture, picture.get_rect(midleft=(x, line / 2)))
        x += picture.get_width()
    room = WIDTH - 120
    return title if x <= room else pygame.transform.smoothscale_by(title, room / x)


def draw_sheet(surface, place):
    """A sheet of paper with an edge of ink."""
    surface.fill(INK, place.inflate(6, 6))
    surface.fill(PAPER, place)


class Sparks:
    """Little squares that fly off, and words that float up, when something happens."""

    def __init__(self):
        self.flying = []  # place, speed, colour and frames left of each
        self.floating = []  # words, place, colour and frames left of each

    def burst(self, place, colour, count=14):
        for _ in range(count):
            speed = pygame.Vector2(random.uniform(-5, 5), random.uniform(-6, 2))
            self.flying.append([pygame.Vector2(place), speed, colour, random.randint(12, 30)])

    def say(self, words, place, colour=INK):
        self.floating.append([words, pygame.Vector2(place), colour, 40])

    def move(self):
        for spark in self.flying:
            spark[0] += spark[1]
            spark[1].y += 0.3
            spark[3] -= 1
        self.flying = [spark for spark in self.flying if spark[3] > 0]
        for words in self.floating:
            words[1].y -= 1
            words[3] -= 1
        self.floating = [words for words in self.floating if words[3] > 0]

    def draw(self, world, camera=(0, 0)):
        for place, _, colour, _ in self.flying:
            world.fill(colour, (place - camera, (2 * PIXEL, 2 * PIXEL)))
        for words, place, colour, _ in self.floating:
            for edge in ((-2, 0), (2, 0), (0, -2), (0, 2)):
                write(world, words, place - camera + edge, PAPER)
            write(world, words, place - camera, colour)


class Banner:
    """Big words over the world that go away by themselves."""

    def __init__(self):
        self.words, self.frames_left = "", 0

    def say(self, words, frames=60):
        self.words, self.frames_left = words, frames

    def draw(self, world):
        if self.frames_left > 0:
            for right, down in ((-3, 0), (3, 0), (0, -3), (0, 3), (0, 6)):
                write(world, self.words, (WIDTH / 2 + right, 72 + down), INK, big_font)
            write(world, self.words, (WIDTH / 2, 72), PAPER, big_font)


class Sounds:
    """Plays what lies in the folder sounds. A computer without speakers plays along in silence."""

    def __init__(self):
        self.loaded = {}
        self.effects_on = self.music_on = True
        self.loudness = 6  # from 0 to 10

    def play(self, name, loops=0):
        if not pygame.mixer.get_init():
            return
        if name not in self.loaded:
            self.loaded[name] = pygame.mixer.Sound(HERE / "sounds" / f"{name}.wav")
        if name == "music" or self.effects_on:
            self.loaded[name].play(loops)
        self.set_loudness()

    def start_music(self):
        self.stop_music()
        if self.music_on:
            self.play("music", loops=-1)

    def stop_music(self):
        if "music" in self.loaded:
            self.loaded["music"].stop()

    def set_loudness(self):
        for name, sound in self.loaded.items():
            sound.set_volume(self.loudness / 10 * (0.5 if name == "music" else 1))

    def hear(self, key, playing):
        """Change a setting if this is its key."""
        if key in STAGE_KEYS["sound"]:
            self.effects_on = not self.effects_on
        elif key in STAGE_KEYS["music"]:
            self.music_on = not self.music_on
            self.start_music() if playing else self.stop_music()
        elif key in STAGE_KEYS["softer"]:
            self.loudness = max(0, self.loudness - 1)
        elif key in STAGE_KEYS["louder"]:
            self.loudness = min(10, self.loudness + 1)
        self.set_loudness()


class Jolt:
    """Lets you feel a hit: the world stands still for a moment, shakes, and lights up."""

    STILL, SHAKE, LIGHT = 4, 14, 8  # frames
    DARK = 60  # frames from one light to the next: quick flashes are bad for some people

    def __init__(self):
        self.forget()

    def forget(self):
        self.still = self.shake = self.light = self.dark = 0

    def hit(self):
        if SHAKING:
            self.still, self.shake = self.STILL, self.SHAKE
            if self.dark == 0:
                self.light, self.dark = self.LIGHT, self.DARK

    def move(self):
        self.still, self.shake = max(0, self.still - 1), max(0, self.shake - 1)
        self.light, self.dark = max(0, self.light - 1), max(0, self.dark - 1)

    def draw(self, world):
        if self.shake:
            far = PIXEL * self.shake // 7
            world.scroll((far, -far)[self.shake // 2 % 2], (far, -far)[self.shake // 3 % 2])
        if self.light:
            world.fill((6 * self.light,) * 3, special_flags=pygame.BLEND_RGB_ADD)


sounds, sparks, banner, jolt = Sounds(), Sparks(), Banner(), Jolt()


def shake(frames=Jolt.SHAKE):
    """Shake the world, when something heavy falls or bursts. Losing a heart shakes it by itself."""
    if SHAKING:
        jolt.shake = max(jolt.shake, frames)


class Controls:
    """What the player presses, on a keyboard, a gamepad or with the mouse."""

    def __init__(self, keys):
        self.keys = keys  # the keys of each action
        self.buttons = [name for name in keys if name not in DIRECTIONS]
        self.pads = {}
        self.leaning = set()  # where gamepads leaned in the last frame
        self.forget()

    def forget(self):
        """A new frame begins: nothing has just been pressed."""
        self.just_pressed = set()
        self.click = None  # where in the world the mouse was pressed

    def hear(self, event):
        if event.type == pygame.KEYDOWN:
            self.just_pressed |= {name for name, keys in self.keys.items() if event.key in keys}
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self.click = (event.pos[0], event.pos[1] - BAR)
        elif event.type == pygame.JOYDEVICEADDED:
            pad = pygame.joystick.Joystick(event.device_index)
            self.pads[pad.get_instance_id()] = pad
        elif event.type == pygame.JOYDEVICEREMOVED:
            self.pads.pop(event.instance_id, None)
        elif event.type == pygame.JOYBUTTONDOWN and event.button < len(self.buttons):
            self.just_pressed.add(self.buttons[event.button])

    def feel(self):
        """Take in where the gamepads lean now: to begin to lean is to press."""
        leaning = {
            name for name in DIRECTIONS if any(self.leans(pad, name) for pad in self.pads.values())
        }
        self.just_pressed |= leaning - self.leaning
        self.leaning = leaning

    def pressed(self, name):
        """Whether this has just been pressed."""
        return name in self.just_pressed

    def held(self, name):
        """Whether this is held down."""
        down = pygame.key.get_pressed()
        return any(down[key] for key in self.keys[name]) or any(
            self.leans(pad, name) for pad in self.pads.values()
        )

    def leans(self, pad, name):
        """Whether a gamepad holds this down."""
        if name not in DIRECTIONS:
            return self.is_down(pad, self.buttons.index(name))
        axis, side = DIRECTIONS[name]
        if pad.get_numaxes() > axis and pad.get_axis(axis) * side > 0.5:
            return True
        if pad.get_numhats():
            return pad.get_hat(0)[axis] * side * (1, -1)[axis] > 0
        return self.is_down(pad, CROSS[name])

    def is_down(self, pad, button):
        return button < pad.get_numbuttons() and pad.get_button(button)


class TileMap:
    """A map of squares, drawn with letters. What a square looks like is for the game to say: `look`."""

    def __init__(self, rows, solid):
        width = max(len(row) for row in rows)
        self.solid = solid  # the letters that nobody can walk through
        self.rows = [list(row.ljust(width, solid[0])) for row in rows]
        self.picture = pygame.Surface((width * TILE, len(rows) * TILE))
        for y in range(len(rows)):
            for x in range(width):
                self.paint(x, y)

    def paint(self, x, y):
        """Paint one square: the pictures that `look` names, one over the other."""
        for name in self.look(x, y):
            self.picture.blit(load_picture(name), (x * TILE, y * TILE))

    def letter(self, place):
        """The letter at a place; outside of the map everything is solid."""
        x, y = int(place[0] // TILE), int(place[1] // TILE)
        inside = 0 <= y < len(self.rows) and 0 <= x < len(self.rows[0])
        return self.rows[y][x] if inside else self.solid[0]

    def blocks(self, rect):
        """Whether something solid is in the way."""
        corners = (rect.topleft, rect.topright, rect.bottomleft, rect.bottomright)
        return any(self.letter(corner) in self.solid for corner in corners)

    def squares(self, letter):
        """Every square with this letter."""
        found = [
            (x, y)
            for y, row in enumerate(self.rows)
            for x, here in enumerate(row)
            if here == letter
        ]
        return [pygame.FRect(x * TILE, y * TILE, TILE, TILE) for x, y in found]

    def change(self, square, letter):
        """Put another letter on a square."""
        x, y = int(square.x // TILE), int(square.y // TILE)
        self.rows[y][x] = letter
        self.paint(x, y)

    def look_ahead(self, place, way, squares):
        """The places in a straight line up to the next wall, two in each square."""
        places = [pygame.Vector2(place)]
        while len(places) <= squares * 2 and self.letter(places[-1]) not in self.solid:
            places.append(places[-1] + way * TILE / 2)
        return places[1:]


class Walker:
    """Somebody who walks about on a map and cannot walk through what is solid."""

    def __init__(self, place, size):
        self.rect = pygame.FRect(0, 0, size, size)
        self.rect.center = place

    def walk(self, way, level):
        """Take a step. Answers whether the way was free."""
        free = True
        for x, y in ((way[0], 0), (0, way[1])):
            self.rect.move_ip(x, y)
            if level.blocks(self.rect):
                self.rect.move_ip(-x, -y)
                free = False
        return free


class Explorer(Walker):
    """Somebody whom the player steers in four directions."""

    def __init__(self, place):
        super().__init__(place, 30)
        self.facing = pygame.Vector2(0, 1)
        self.steps = 0

    def steer(self, controls, speed, level):
        x = controls.held("right") - controls.held("left")
        y = controls.held("down") - controls.held("up")
        if x == 0 and y == 0:
            return
        way = pygame.Vector2(x, y).normalize()
        if x == 0 or y == 0:
            self.facing = way
        self.steps += 1
        if not self.walk(way * speed, level):
            self.slip_round_corner(way, speed, level)

    def slip_round_corner(self, way, speed, level):
        """Slide to the middle of the square when only the edge of a gap is in the way."""
        middle = pygame.Vector2(self.rect.center) // TILE * TILE + (TILE / 2, TILE / 2)
        aside = middle - self.rect.center
        aside = pygame.Vector2(aside.x * abs(way.y), aside.y * abs(way.x))
        if aside and level.letter(middle + way * TILE) not in level.solid:
            self.walk(aside.clamp_magnitude(speed), level)

    def square_ahead(self, squares=1):
        """The square so many steps in front of you."""
        x, y = (self.rect.center + self.facing * TILE * squares) // TILE * TILE
        return pygame.FRect(x, y, TILE, TILE)

    def picture(self):
        """The picture of this step."""
        step = self.steps // 8 % 2 == 1
        if self.facing.x:
            side = load_picture("hero_step" if step else "hero_side")
            return pygame.transform.flip(side, self.facing.x < 0, False)
        return pygame.transform.flip(
            load_picture("hero_up" if self.facing.y < 0 else "hero_down"), step, False
        )


class Camera:
    """Looks at one window of a big map, and draws what is there."""

    def __init__(self):
        self.rect = pygame.FRect(0, 0, WIDTH, HEIGHT)

    def follow(self, rect):
        """Slide to the window in which this is. Answers whether the camera is on its way."""
        window = (rect.centerx // WIDTH * WIDTH, rect.centery // HEIGHT * HEIGHT)
        if self.rect.topleft == window:
            return False
        self.rect.topleft = pygame.Vector2(self.rect.topleft).move_towards(window, 32)
        return True

    def begin(self, world, level):
        """Draw the map; everything else comes upon it."""
        self.world = world
        world.blit(level.picture, (-self.rect.x, -self.rect.y))

    def seen(self, place):
        """Where in the window a place of the map is."""
        return pygame.Vector2(place) - self.rect.topleft

    def show(self, picture, place):
        """Draw a picture around a place of the map."""
        self.world.blit(picture, picture.get_rect(center=self.seen(place)))

    def bubble(self, square, words):
        """Show what somebody on this square of the map says."""
        bubble = pygame.Rect(0, 0, small_font.size(words)[0] + 30, 42)
        bubble.midbottom = self.seen(square.midtop) - (0, 14)
        bubble.clamp_ip(self.world.get_rect().inflate(-12, -12))
        draw_sheet(self.world, bubble)
        write(self.world, words, bubble.center)

    def darken(self, colour, darkness, lights):
        """Make it dark but for some lights: the place of each, and how far it shines."""
        dark = pygame.Surface((WIDTH // PIXEL, HEIGHT // PIXEL), pygame.SRCALPHA)
        dark.fill((*colour, darkness))
        for strength, size in ((0.5, 1), (0, 0.8)):
            shade = (*colour, round(darkness * strength))
            for place, reach in lights:
                pygame.draw.circle(dark, shade, self.seen(place) / PIXEL, reach * size / PIXEL)
        self.world.blit(pygame.transform.scale_by(dark, PIXEL), (0, 0))

    def flood(self, colour, foam, top, frame):
        """Put the window under water, from so far down."""
        water = pygame.Surface((WIDTH, HEIGHT), pygame.SRCALPHA)
        water.fill((*colour, 150), (0, top, WIDTH, HEIGHT))
        for x in range(0, WIDTH, 2 * TILE):
            water.fill(foam, (x + frame // 30 % 2 * TILE, top, TILE, PIXEL))
        self.world.blit(water, (0, 0))


class Stage:
    """Shows a game: its title, then the game, then how it ended."""

    BREATH = 40  # frames after an ending in which nothing that is pressed counts

    def __init__(self, game, name, keys, signs, colour):
        self.game, self.signs, self.colour = game, signs, colour
        self.controls = Controls(keys)
        self.world = screen.subsurface((0, BAR, WIDTH, HEIGHT))
        pygame.display.set_caption(str(name))
        self.title = paint_name(name, colour)
        self.key_places = {}  # where on the screen each key is painted, to be clicked
        self.confetti = Sparks()
        self.best, self.is_new_best = 0, False
        self.change("title")
        random.seed(1)  # the title shows the same scene every time
        game.start()

    def change(self, state):
        """Go on with the title, play, pause, win or lose."""
        self.state, self.frames = state, 0

    def begin(self):
        random.seed()  # and every try is another
        for many in (sparks, self.confetti):
            many.flying.clear()
            many.floating.clear()
        banner.say("", 0)
        jolt.forget()
        self.game.start()
        self.change("play")
        sounds.start_music()

    def end(self, ending):
        self.change(ending)
        self.is_new_best = self.game.score > self.best > 0
        self.best = max(self.best, self.game.score)
        sounds.stop_music()
        sounds.play(ending)

    def press(self, key):
        """Do what this key asks for."""
        sounds.hear(key, self.state == "play")
        asked = {name for name, keys in STAGE_KEYS.items() if key in keys}
        if self.state in ("win", "lose") and self.frames < self.BREATH:
            return  # whoever pressed this was still playing
        if "again" in asked:
            self.begin()
        elif self.state == "play" and "rest" in asked:
            self.change("pause")
            sounds.stop_music()
        elif self.state == "pause" and asked & {"start", "rest"}:
            self.change("play")
            sounds.start_music()
        elif self.state != "play" and asked & {"start", "rest"}:
            self.begin()

    def hear(self):
        """Take in everything that was pressed; while the world stands still it is kept for the game."""
        if self.state != "play":
            self.controls.forget()
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                raise SystemExit
            state, key = self.state, self.key_of(event)
            if key is not None:
                self.press(key)
            is_sign = event.type == pygame.MOUSEBUTTONDOWN and key is not None
            if state == "play" and not is_sign or event.type == pygame.JOYDEVICEADDED:
                self.controls.hear(event)
        self.controls.feel()

    def key_of(self, event):
        """The key that was pressed, or that a click or a button of a gamepad stands for."""
        if event.type == pygame.KEYDOWN:
            return event.key
        start = None if self.state == "play" else STAGE_KEYS["start"][0]
        if event.type == pygame.JOYBUTTONDOWN:
            return STAGE_KEYS["rest"][0] if event.button in REST_BUTTONS else start
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            clicked = [key for key, box in self.key_places.items() if box.collidepoint(event.pos)]
            return clicked[0] if clicked else start
        return None

    def update(self):
        """Move everything by one frame."""
        self.frames += 1
        if self.state in ("title", "pause"):
            return
        is_still = jolt.still > 0
        jolt.move()
        if is_still:
            return
        sparks.move()
        self.confetti.move()
        banner.frames_left -= 1
        if self.state == "win" and self.frames % 12 == 0 and self.frames < 150:
            place = (random.randrange(WIDTH), random.randrange(HEIGHT // 2))
            self.confetti.burst(place, self.colour)
        elif self.state == "play":
            self.play_on()

    def play_on(self):
        hearts = self.hearts()
        ending = self.game.update(self.controls)
        self.controls.forget()
        if self.hearts() < hearts:
            jolt.hit()
        if ending in ("win", "lose"):
            self.end(ending)

    def hearts(self):
        """How many hearts are left in this game, or to its hero."""
        hero = getattr(self.game, "hero", None)
        return getattr(self.game, "hearts", getattr(hero, "hearts", 0))

    def draw(self):
        self.game.draw(self.world)
        self.confetti.draw(self.world)
        jolt.draw(self.world)
        banner.draw(self.world)
        self.key_places.clear()
        self.draw_bars()
        if self.state != "play":
            self.draw_card()

    def draw_bars(self):
        for top, edge in ((0, BAR - PIXEL), (HEIGHT + BAR, HEIGHT + BAR)):
            screen.fill(PAPER, (0, top, WIDTH, BAR))
            screen.fill(INK, (0, edge, WIDTH, PIXEL))
        upper = pygame.Rect(0, 0, WIDTH, BAR - PIXEL).inflate(-24, 0)
        lower = pygame.Rect(12, HEIGHT + BAR + PIXEL, WIDTH - 236, BAR - PIXEL)
        best = f"      Best: {self.best}" if self.best else ""
        write_into(screen, f"{self.game.status()}      Score: {self.game.score}{best}", upper)
        write_into(screen, self.signs["keys"], lower)
        rest = "P rest" if self.state == "play" else "P play"
        self.draw_key("rest", rest, (WIDTH - 166, lower.centery), 92)
        sound = "M sound" if sounds.effects_on else "M silent"
        self.draw_key("sound", sound, (WIDTH - 60, lower.centery), 108)

    def draw_key(self, name, words, place, width):
        """Paint a key that can be clicked."""
        box = pygame.Rect(0, 0, width, 40)
        box.center = place
        self.key_places[STAGE_KEYS[name][0]] = box
        screen.fill(GREY, box)
        screen.fill(CARD, box.inflate(-4, -4))
        write_into(screen, words, box.inflate(-14, 0))

    def draw_card(self):
        """Put a card over the world that says what to do."""
        ended = self.state in ("win", "lose")
        card = pygame.Rect(0, 0, max(520, self.title.get_width() + 60), 272 if ended else 236)
        card.center = screen.get_rect().center
        for colour, grow, drop in ((INK, 6, 6), (INK, 6, 0), (PAPER, 0, 0)):
            block = card.inflate(grow, grow).move(0, drop)
            screen.fill(colour, block.inflate(-12, 0))
            screen.fill(colour, block.inflate(0, -12))
        screen.blit(self.title, self.title.get_rect(center=(card.centerx, card.top + 50)))
        words = self.signs.get(self.state, "A little rest")
        write_into(
            screen, words, pygame.Rect(card.x + 20, card.top + 84, card.width - 40, 40), big_font
        )
        if ended:
            score = f"Score {self.game.score}   {'New best!' if self.is_new_best else f'Best {self.best}'}"
            write(screen, score, (card.centerx, card.top + 144), font=bar_font)
        what = {"title": "play", "pause": "go on"}.get(self.state, "play again")
        go = f"Press SPACE or click to {what}"
        write(screen, go, (card.centerx, card.bottom - 88), font=bar_font)
        self.draw_settings(card.centerx, card.bottom - 38)

    def draw_settings(self, x, y):
        on = {True: "on", False: "off"}
        self.draw_key("again", "R again", (x - 176, y), 110)
        self.draw_key("music", f"N music {on[sounds.music_on]}", (x - 36, y), 150)
        self.draw_key("softer", "-", (x + 76, y), 40)
        write(screen, f"Loud {sounds.loudness}", (x + 140, y), colour=GREY)
        self.draw_key("louder", "+", (x + 206, y), 40)

    def run(self):
        clock = pygame.Clock()
        while True:
            self.hear()
            self.update()
            self.draw()
            pygame.display.flip()
            clock.tick(FRAMES_PER_SECOND)


def play(game, name, keys, signs, colour):
    """Show a game until its window is closed.

    A game has a `score` and four things it can do: `start()` puts everything in its place, `update(controls)` moves
    everything by one frame and answers "win" or "lose" when it is over, `draw(world)` paints, and `status()` tells
    the words for the upper bar. Where it or its `hero` has `hearts`, losing one shakes the world.
    """
    Stage(game, name, keys, signs, colour).run()
