"""A landscape of blocks that scrolls sideways under a jumping hero, 60 frames a second."""

import random

import pygame

WIDTH, HEIGHT = 800, 480
BLOCK = 40
SKY = (120, 190, 250)
GRASS, EARTH, BRICK = (90, 180, 80), (140, 100, 60), (200, 110, 70)
HERO = (240, 128, 60)
SPEED = 3
COLUMNS = 200

random.seed(7)
pygame.init()
screen = pygame.display.set_mode((WIDTH, HEIGHT))
clock = pygame.time.Clock()
font = pygame.font.Font(None, 36)
heights = [random.randint(1, 3) for _ in range(COLUMNS)]
bricks = {column: random.randint(5, 8) for column in range(0, COLUMNS, 5)}


def draw_block(column, row, colour, camera):
    area = (column * BLOCK - camera, HEIGHT - (row + 1) * BLOCK, BLOCK, BLOCK)
    pygame.draw.rect(screen, colour, area)
    pygame.draw.rect(screen, (0, 0, 0), area, 1)


def draw_world(camera):
    first = camera // BLOCK
    for column in range(first, first + WIDTH // BLOCK + 2):
        height = heights[column % COLUMNS]
        for row in range(height):
            draw_block(column, row, GRASS if row == height - 1 else EARTH, camera)
        if column % COLUMNS in bricks:
            draw_block(column, bricks[column % COLUMNS], BRICK, camera)


camera = jump = frame = 0
while True:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            raise SystemExit
    frame += 1
    camera += SPEED
    jump = abs(60 - frame * 2 % 120)
    screen.fill(SKY)
    draw_world(camera)
    pygame.draw.rect(screen, HERO, (380, HEIGHT - 4 * BLOCK - jump - 40, 30, 40))
    screen.blit(font.render(f"Score {frame // 60 * 10}", True, (255, 255, 255)), (12, 12))
    pygame.display.flip()
    clock.tick(60)
