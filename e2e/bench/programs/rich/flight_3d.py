"""A flight over a chequered and stained land in perspective. Space turns the mark at the top left to the other colour."""

import math

import numpy
import pygame

WIDTH, HEIGHT = 800, 600
# The land is computed in half the detail and doubled, so that numpy keeps up with 60 frames a second.
COLUMNS, ROWS = WIDTH // 2, HEIGHT // 4
TEXTURE = 256
MARK = pygame.Rect(0, 0, 96, 96)
MARK_COLOURS = [(250, 20, 20), (20, 20, 250)]

pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()


def make_texture():
    generator = numpy.random.default_rng(7)
    across = numpy.arange(TEXTURE)
    chequers = ((across[:, None] // 32 + across[None, :] // 32) % 2)[..., None]
    stains = generator.integers(0, 60, (TEXTURE, TEXTURE, 3))
    return numpy.where(chequers, (90, 160, 70), (190, 170, 110)).astype(numpy.int16) + stains


def make_sky():
    sky = pygame.Surface((WIDTH, HEIGHT // 2))
    for y in range(HEIGHT // 2):
        pygame.draw.line(sky, (90 + y // 3, 140 + y // 4, 250), (0, y), (WIDTH, y))
    return sky


texture = make_texture().astype(numpy.float32)
sky = make_sky()
depth = (40 / (numpy.arange(ROWS) + 2)).astype(numpy.float32)
side = numpy.linspace(-1, 1, COLUMNS, dtype=numpy.float32)[:, None] * depth[None, :]
light = (1 / (1 + depth / 12))[None, :, None].astype(numpy.float32)
frame = presses = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            presses += 1
    frame += 1
    angle = math.sin(frame / 90) * 0.8
    ahead_x, ahead_y = math.cos(angle), math.sin(angle)
    u = ((depth[None, :] * ahead_x - side * ahead_y) * 24 + frame * 2).astype(numpy.int32) % TEXTURE
    v = ((depth[None, :] * ahead_y + side * ahead_x) * 24 + frame).astype(numpy.int32) % TEXTURE
    land = pygame.surfarray.make_surface((texture[u, v] * light).astype(numpy.uint8))
    screen.blit(sky, (0, 0))
    screen.blit(pygame.transform.scale(land, (WIDTH, HEIGHT // 2)), (0, HEIGHT // 2))
    screen.fill(MARK_COLOURS[presses % 2], MARK)
    pygame.display.flip()
    clock.tick(60)
