/** Small programs that show what reaches a game. */

import type { Colour } from "./picture";

export const RED: Colour = [200, 40, 60];
export const GREEN: Colour = [60, 200, 90];

const START = `import pygame

pygame.init()
screen = pygame.display.set_mode((320, 200))
clock = pygame.time.Clock()
`;

/** A red square that arrow keys move, and a green one wherever the mouse was pressed; prints which keys go up. */
export const SQUARES = `${START}x = 100
spot = None
print("ready")

while True:
    for event in pygame.event.get():
        if event.type == pygame.MOUSEBUTTONDOWN:
            spot = event.pos
        if event.type == pygame.KEYUP:
            print("up", pygame.key.name(event.key))
    keys = pygame.key.get_pressed()
    x += 2 * (keys[pygame.K_RIGHT] - keys[pygame.K_LEFT])
    x = max(0, min(x, 300))
    screen.fill((20, 20, 30))
    pygame.draw.rect(screen, (${RED.join(", ")}), (x, 150, 20, 20))
    if spot:
        pygame.draw.rect(screen, (${GREEN.join(", ")}), (spot[0] - 5, spot[1] - 5, 10, 10))
    pygame.display.flip()
    clock.tick(60)
`;

/** Shows a picture, prints, and stops on line 10 with a NameError. */
export const CRASHING = `${START}
screen.fill((${GREEN.join(", ")}))
pygame.display.flip()
print("so far so good")
plaer.jump()
`;
export const CRASHING_LINE = 10;

/** Line 7 cannot be read. */
export const UNREADABLE = `${START}
while True
    pygame.display.flip()
    clock.tick(60)
`;
export const UNREADABLE_LINE = 7;

/** Prints what keys and texts arrive. */
export const TYPED = `${START}print("ready")

while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN:
            print("key", pygame.key.name(event.key), event.unicode)
        if event.type == pygame.KEYUP:
            print("up", pygame.key.name(event.key))
        if event.type == pygame.TEXTINPUT:
            print("text", event.text)
    pygame.display.flip()
    clock.tick(60)
`;

/** Holds the mouse, and prints how far it moved when it is pressed; the space bar sets it free. */
export const STEERED = `${START}pygame.mouse.set_visible(False)
pygame.event.set_grab(True)
right = down = 0
print("ready")

while True:
    for event in pygame.event.get():
        if event.type == pygame.MOUSEMOTION:
            right += event.rel[0]
            down += event.rel[1]
        if event.type == pygame.MOUSEBUTTONUP:
            print("moved", right, down)
            right = down = 0
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            pygame.event.set_grab(False)
            pygame.mouse.set_visible(True)
    pygame.display.flip()
    clock.tick(60)
`;

/** Uses three arrows and the space bar, and prints every one that goes down and up. */
export const PADDED = `${START}NAMES = {pygame.K_LEFT: "left", pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_SPACE: "space"}
print("ready")

while True:
    for event in pygame.event.get():
        if event.type in (pygame.KEYDOWN, pygame.KEYUP):
            print("down" if event.type == pygame.KEYDOWN else "lifted", NAMES[event.key])
        if event.type == pygame.MOUSEBUTTONDOWN:
            print("tap", *event.pos)
    pygame.display.flip()
    clock.tick(60)
`;

export const BEEP_HZ = 880;

/** At the space bar the whole picture flashes and a beep is played, for 0.3 s, from the same frame on; a second later it flashes again. */
export const BEEPING = `${START}import array
import math

RATE = pygame.mixer.get_init()[0]
wave = [int(9000 * math.sin(math.tau * ${BEEP_HZ} * i / RATE)) for i in range(RATE * 3 // 10)]
beep = pygame.mixer.Sound(buffer=array.array("h", [value for value in wave for _ in "LR"]).tobytes())
since = 1000
print("ready")

while True:
    since += 1
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            since = 0
            beep.play()
    screen.fill((255, 255, 255) if since < 18 or 60 <= since < 78 else (20, 20, 30))
    pygame.display.flip()
    clock.tick(60)
`;

/** The only colours of [`LIVELY`], those of its left half first. */
export const LIVELY_COLOURS = [
  [
    [250, 0, 0],
    [210, 40, 10],
    [230, 20, 40],
    [190, 60, 0],
  ],
  [
    [0, 0, 250],
    [10, 40, 210],
    [40, 20, 230],
    [0, 60, 190],
  ],
] as const;

/** Every pixel gets one of its half's four colours by chance, in every frame, until the space bar is pressed. */
export const LIVELY = `${START}import numpy

colours = numpy.array(${JSON.stringify(LIVELY_COLOURS)}, dtype=numpy.uint8)
chance = numpy.random.default_rng(1)
width, height = screen.get_size()
half = width // 2
pixels = numpy.zeros((width, height, 3), dtype=numpy.uint8)
lively = True
print("ready")

while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            lively = False
    if lively:
        pixels[:half] = colours[0][chance.integers(0, 4, (half, height))]
        pixels[half:] = colours[1][chance.integers(0, 4, (width - half, height))]
        pygame.surfarray.blit_array(screen, pixels)
    pygame.display.flip()
    clock.tick(60)
`;
