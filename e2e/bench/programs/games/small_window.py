"""Eight coloured shapes that bounce about in a window of a beginner's size, 60 frames a second."""

import random

import pygame

WIDTH, HEIGHT = 480, 360
BACKGROUND = (24, 26, 38)
COLOURS = [(240, 90, 80), (90, 200, 120), (80, 140, 240), (250, 200, 70)]
SHAPES = 8
SIZE = 16

random.seed(7)
pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()
shapes = [
    {"x": random.randint(40, 440), "y": random.randint(40, 320), "dx": 2 + number % 3, "dy": 2 + number % 2}
    for number in range(SHAPES)
]


def move(shape):
    shape["x"] += shape["dx"]
    shape["y"] += shape["dy"]
    if not SIZE < shape["x"] < WIDTH - SIZE:
        shape["dx"] = -shape["dx"]
    if not SIZE < shape["y"] < HEIGHT - SIZE:
        shape["dy"] = -shape["dy"]


while True:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            raise SystemExit
    screen.fill(BACKGROUND)
    for number, shape in enumerate(shapes):
        move(shape)
        pygame.draw.circle(screen, COLOURS[number % len(COLOURS)], (shape["x"], shape["y"]), SIZE)
    pygame.display.flip()
    clock.tick(60)
