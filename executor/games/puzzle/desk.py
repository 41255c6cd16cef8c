"""The desk that a puzzle lies on, and the little cards beside it.

It came with your game and is yours: it is given away under CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/.
"""

import pygame

from backstage import HEIGHT, INK, PAPER, TILE, WIDTH, write


def lay_desk(ground, board, frame):
    """Paint land all over the world, and a frame where a board shall lie."""
    land = pygame.Surface((WIDTH, HEIGHT))
    for x in range(0, WIDTH, TILE):
        for y in range(0, HEIGHT, TILE):
            land.blit(ground, (x, y))
    for colour, grow in ((INK, 24), (frame, 18), (INK, 6)):
        land.fill(colour, board.inflate(grow, grow))
    return land


def draw_card(surface, place, picture, words):
    """A little card with a picture and words below it."""
    card = pygame.Rect(0, 0, 96, 84)
    card.center = place
    surface.fill(INK, card.inflate(6, 6))
    surface.fill(INK, card.inflate(6, 6).move(0, 4))
    surface.fill(PAPER, card)
    surface.blit(picture, picture.get_rect(center=(card.centerx, card.top + 32)))
    write(surface, str(words), (card.centerx, card.bottom - 14))
