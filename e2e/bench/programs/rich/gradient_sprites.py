"""A gradient that scrolls under 200 circles, 60 frames a second. Space turns the mark at the top left to the other colour."""

import random

import pygame

WIDTH, HEIGHT = 800, 600
SPRITES = 200
MARK = pygame.Rect(0, 0, 96, 96)
MARK_COLOURS = [(250, 20, 20), (20, 20, 250)]

random.seed(7)
pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()


def make_gradient():
    picture = pygame.Surface((WIDTH, HEIGHT * 2))
    for y in range(HEIGHT * 2):
        part = abs(y - HEIGHT) / HEIGHT
        pygame.draw.line(picture, (int(40 + 180 * part), int(90 + 60 * part), int(220 - 160 * part)), (0, y), (WIDTH, y))
    return picture


def make_sprite():
    size = random.randint(6, 22)
    picture = pygame.Surface((2 * size, 2 * size), pygame.SRCALPHA)
    colour = [random.randint(60, 255) for _ in range(3)]
    for ring in range(size, 0, -2):
        pygame.draw.circle(picture, [part * ring // size for part in colour], (size, size), ring)
    place = [random.uniform(0, WIDTH), random.uniform(0, HEIGHT)]
    return picture, place, [random.uniform(-4, 4), random.uniform(-4, 4)]


gradient = make_gradient()
sprites = [make_sprite() for _ in range(SPRITES)]
frame = presses = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            presses += 1
    frame += 1
    offset = frame * 3 % (2 * HEIGHT)
    screen.blit(gradient, (0, -offset))
    screen.blit(gradient, (0, 2 * HEIGHT - offset))
    for picture, place, speed in sprites:
        place[0] = (place[0] + speed[0]) % WIDTH
        place[1] = (place[1] + speed[1]) % HEIGHT
        screen.blit(picture, place)
    screen.fill(MARK_COLOURS[presses % 2], MARK)
    pygame.display.flip()
    clock.tick(60)
