"""A picture as rich as a photo that wanders under twenty sprites. Space turns the mark at the top left to the other colour."""

import math
import random

import numpy
import pygame

WIDTH, HEIGHT = 800, 600
MARGIN = 200
MARK = pygame.Rect(0, 0, 96, 96)
MARK_COLOURS = [(250, 20, 20), (20, 20, 250)]

random.seed(7)
pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()


def make_photo(width, height):
    """Clouds of every size on one another, and some grain, as in a photo."""
    generator = numpy.random.default_rng(7)
    total = numpy.zeros((width, height, 3))
    for cells, strength in [(4, 90), (8, 60), (16, 40), (32, 24), (64, 14), (128, 8)]:
        small = generator.random((cells, cells, 3)) * 255
        surface = pygame.surfarray.make_surface(small.astype(numpy.uint8))
        large = pygame.transform.smoothscale(surface, (width, height))
        total += pygame.surfarray.array3d(large) / 255 * strength
    total += generator.normal(0, 3, total.shape)
    return pygame.surfarray.make_surface(total.clip(0, 255).astype(numpy.uint8)).convert()


photo = make_photo(WIDTH + MARGIN, HEIGHT + MARGIN)
sprites = [(random.uniform(0, 6.28), random.randint(60, 250), random.randint(10, 24)) for _ in range(20)]
frame = presses = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            presses += 1
    frame += 1
    x = MARGIN / 2 * (1 + math.sin(frame / 50))
    y = MARGIN / 2 * (1 + math.cos(frame / 70))
    screen.blit(photo, (-int(x), -int(y)))
    for angle, radius, size in sprites:
        turn = angle + frame / 40
        centre = (WIDTH / 2 + radius * math.cos(turn), HEIGHT / 2 + radius * math.sin(turn))
        pygame.draw.circle(screen, (250, 230, 90), centre, size)
    screen.fill(MARK_COLOURS[presses % 2], MARK)
    pygame.display.flip()
    clock.tick(60)
