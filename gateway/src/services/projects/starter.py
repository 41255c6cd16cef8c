"""A little window to begin with: a square that follows the arrow keys."""

import pygame

WIDTH = 640
HEIGHT = 480
BACKGROUND = (251, 246, 236)
COLOUR = (58, 134, 255)
SIZE = 48
SPEED = 5
FRAMES_PER_SECOND = 60


def step(keys, minus, plus):
    """How far to go: back, forward, or nowhere."""
    return (keys[plus] - keys[minus]) * SPEED


def main():
    pygame.init()
    screen = pygame.display.set_mode((WIDTH, HEIGHT))
    clock = pygame.time.Clock()
    player = pygame.Rect(0, 0, SIZE, SIZE)
    player.center = screen.get_rect().center

    running = True
    while running:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                running = False

        keys = pygame.key.get_pressed()
        player.x += step(keys, pygame.K_LEFT, pygame.K_RIGHT)
        player.y += step(keys, pygame.K_UP, pygame.K_DOWN)
        player.clamp_ip(screen.get_rect())

        screen.fill(BACKGROUND)
        pygame.draw.rect(screen, COLOUR, player)
        pygame.display.flip()
        clock.tick(FRAMES_PER_SECOND)

    pygame.quit()


main()
