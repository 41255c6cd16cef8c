"""The whole window is noise, new in each frame. Space turns the mark at the top left to the other colour."""

import random

import numpy
import pygame

WIDTH, HEIGHT = 800, 600
SPARE = 64
MARK = pygame.Rect(0, 0, 96, 96)
MARK_COLOURS = [(250, 20, 20), (20, 20, 250)]

random.seed(7)
pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()
generator = numpy.random.default_rng(7)


def make_noise():
    pixels = generator.integers(0, 256, (WIDTH + SPARE, HEIGHT + SPARE, 3), dtype=numpy.uint8)
    return pygame.surfarray.make_surface(pixels).convert()


noises = [make_noise() for _ in range(4)]
presses = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            presses += 1
    screen.blit(random.choice(noises), (-random.randrange(SPARE), -random.randrange(SPARE)))
    screen.fill(MARK_COLOURS[presses % 2], MARK)
    pygame.display.flip()
    clock.tick(60)
