"""A window with a button, and a ball that bounces until the window is closed."""

import tkinter

WIDTH = 480
HEIGHT = 320
SIZE = 40
COLOURS = ["tomato", "gold", "seagreen", "steelblue"]

window = tkinter.Tk()
window.title("Bouncing ball")
window.geometry(f"{WIDTH}x{HEIGHT + 60}")
canvas = tkinter.Canvas(window, width=WIDTH, height=HEIGHT, background="ivory")
canvas.pack()
ball = canvas.create_oval(10, 10, 10 + SIZE, 10 + SIZE, fill=COLOURS[0])
speed = {"x": 5, "y": 4}
presses = 0


def change_colour():
    """Give the ball the next colour."""
    global presses
    presses += 1
    canvas.itemconfigure(ball, fill=COLOURS[presses % len(COLOURS)])
    button["text"] = f"Pressed {presses} times"


def move_ball():
    """Move the ball one step, and turn it around at the edges."""
    left, top, right, bottom = canvas.coords(ball)
    if left + speed["x"] < 0 or right + speed["x"] > WIDTH:
        speed["x"] = -speed["x"]
    if top + speed["y"] < 0 or bottom + speed["y"] > HEIGHT:
        speed["y"] = -speed["y"]
    canvas.move(ball, speed["x"], speed["y"])
    window.after(16, move_ball)


button = tkinter.Button(window, text="Press me", command=change_colour)
button.pack(pady=10)
move_ball()
window.mainloop()
