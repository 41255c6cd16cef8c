"""The card on which you meet somebody who is in your way.

It came with your game and is yours: it is given away under CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/.
"""

import math

import pygame

from backstage import PIXEL, draw_sheet, load_picture, write


def draw_meeting(world, name, picture, frame, courage, hearts):
    """A card with you and somebody whom you meet, and how brave both of you are."""
    draw_sheet(world, pygame.Rect(96, 24, 576, 336))
    write(world, name, (540, 50))
    for who, x, lift in (("hero_down", 230, 0), (picture, 540, frame // 20 % 2 * 6)):
        big = load_picture(who, 2 * PIXEL)
        world.blit(big, big.get_rect(midbottom=(x, 220 - lift)))
    for i in range(math.ceil(courage)):
        world.blit(load_picture("courage"), (420 + 30 * (i % 8), 66 + 28 * (i // 8)))
    for i in range(hearts):
        world.blit(load_picture("heart"), (116 + 30 * i, 66))
