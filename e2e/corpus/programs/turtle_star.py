"""A turtle draws a star, turns a little, and draws the next one."""

import turtle

SIDE = 180
COLOURS = ["tomato", "orange", "gold", "seagreen", "steelblue", "orchid"]

window = turtle.Screen()
window.setup(600, 500)
window.bgcolor("ivory")

pen = turtle.Turtle()
pen.shape("turtle")
pen.pensize(3)
pen.speed(6)


def draw_star():
    """Draw a star with five points."""
    for _ in range(5):
        pen.forward(SIDE)
        pen.right(144)


for number in range(60):
    pen.color(COLOURS[number % len(COLOURS)])
    draw_star()
    pen.right(24)

turtle.done()
