"""Writes the number of each frame as sixteen black or white squares of 32 pixels, lowest bit at the left."""

import pygame

BITS = 16
SQUARE = 32

pygame.init()
screen = pygame.display.set_mode((BITS * SQUARE, 320))
clock = pygame.time.Clock()
frame = 0
while True:
    pygame.event.get()
    frame += 1
    screen.fill((60, 90, 160))
    for bit in range(BITS):
        colour = (255, 255, 255) if frame >> bit & 1 else (0, 0, 0)
        screen.fill(colour, (bit * SQUARE, 0, SQUARE, SQUARE))
    pygame.draw.circle(screen, (250, 200, 70), (40 + frame * 3 % 430, 200), 30)
    pygame.display.flip()
    clock.tick(60)
