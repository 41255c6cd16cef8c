"""Shows one colour at once and then waits: what it takes to start is all there is to it."""

import pygame

COLOUR = (250, 20, 20)

pygame.init()
screen = pygame.display.set_mode((800, 480))
screen.fill(COLOUR)
pygame.display.flip()
clock = pygame.time.Clock()
while True:
    pygame.event.get()
    pygame.display.flip()
    clock.tick(60)
