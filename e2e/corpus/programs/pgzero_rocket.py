"""A Pygame Zero game: the arrow keys move the rocket through falling stars."""
# ruff: noqa: F821 (Pygame Zero itself brings Rect, keyboard and screen)

import random

import pgzrun

WIDTH = 480
HEIGHT = 360
TITLE = "Rocket"
SPEED = 4

rocket = Rect((220, 280), (40, 60))
stars = [[random.randrange(WIDTH), random.randrange(HEIGHT)] for _ in range(60)]


def update():
    """Move the stars down, and the rocket where the keys say."""
    for star in stars:
        star[1] = (star[1] + 3) % HEIGHT
    if keyboard.left:
        rocket.x = max(0, rocket.x - SPEED)
    if keyboard.right:
        rocket.x = min(WIDTH - rocket.width, rocket.x + SPEED)


def draw():
    """Draw the sky, the stars and the rocket."""
    screen.fill((20, 20, 50))
    for star in stars:
        screen.draw.filled_circle(star, 2, "white")
    screen.draw.filled_rect(rocket, "tomato")
    screen.draw.text("Left and right move the rocket", (10, 10))


pgzrun.go()
