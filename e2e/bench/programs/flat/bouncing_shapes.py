"""Twenty coloured shapes that bounce about on a plain background, 60 frames a second: the reference game."""

import random

import pygame

WIDTH, HEIGHT = 800, 600
BACKGROUND = (24, 26, 38)
COLOURS = [(240, 90, 80), (90, 200, 120), (80, 140, 240), (250, 200, 70), (200, 110, 230)]
SHAPES = 20

random.seed(7)
pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()


def make_shape(number):
    return {
        "x": random.randint(40, WIDTH - 40),
        "y": random.randint(40, HEIGHT - 40),
        "dx": random.choice([-4, -3, -2, 2, 3, 4]),
        "dy": random.choice([-4, -3, -2, 2, 3, 4]),
        "size": random.randint(12, 32),
        "colour": COLOURS[number % len(COLOURS)],
        "round": number % 2 == 0,
    }


def move(shape):
    shape["x"] += shape["dx"]
    shape["y"] += shape["dy"]
    if not shape["size"] < shape["x"] < WIDTH - shape["size"]:
        shape["dx"] = -shape["dx"]
    if not shape["size"] < shape["y"] < HEIGHT - shape["size"]:
        shape["dy"] = -shape["dy"]


def draw(shape):
    x, y, size = shape["x"], shape["y"], shape["size"]
    if shape["round"]:
        pygame.draw.circle(screen, shape["colour"], (x, y), size)
    else:
        pygame.draw.rect(screen, shape["colour"], (x - size, y - size, 2 * size, 2 * size))


shapes = [make_shape(number) for number in range(SHAPES)]
while True:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            raise SystemExit
    screen.fill(BACKGROUND)
    for shape in shapes:
        move(shape)
        draw(shape)
    pygame.display.flip()
    clock.tick(60)
