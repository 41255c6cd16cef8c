"""Sixty frames a second; Space turns the whole square at the top left to the other colour."""

import pygame

WIDTH, HEIGHT = 800, 480
MARK = pygame.Rect(0, 0, 96, 96)
MARK_COLOURS = [(250, 20, 20), (20, 20, 250)]

pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()
frame = presses = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            presses += 1
    frame += 1
    screen.fill((24, 26, 38))
    pygame.draw.circle(screen, (250, 200, 70), (400 + frame * 4 % 300, 240), 30)
    screen.fill(MARK_COLOURS[presses % 2], MARK)
    pygame.display.flip()
    clock.tick(60)
