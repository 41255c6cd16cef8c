"""Stands in for a gamepad, which nobody can plug into a check."""

import pygame

CROSS = {"up": 11, "down": 12, "left": 13, "right": 14}
SIDES = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}


class Pad:
    """A gamepad with one stick and many buttons, or with less. Its cross is buttons, as some makes have it."""

    made = 0

    def __init__(self, axes=2, buttons=15):
        self.axes, self.buttons = [0] * axes, buttons
        self.down = set()
        self.number = Pad.made
        Pad.made += 1

    def press(self, button):
        pygame.event.post(
            pygame.Event(pygame.JOYBUTTONDOWN, instance_id=self.number, button=button)
        )

    def hold(self, wishes, buttons):
        """Hold these actions down, and no others. Both ways at once is for the cross: a stick leans one way only."""
        before, self.down = self.down, {buttons.index(wish) for wish in wishes if wish not in SIDES}
        for button in sorted(self.down - before):
            self.press(button)
        self.axes = [0] * len(self.axes)
        for wish in wishes & SIDES.keys():
            axis, side = SIDES[wish]
            if sum(SIDES[other][0] == axis for other in wishes & SIDES.keys()) > 1:
                self.down.add(CROSS[wish])
            else:
                self.axes[axis] = side * 0.9

    def get_instance_id(self):
        return self.number

    def get_numaxes(self):
        return len(self.axes)

    def get_axis(self, axis):
        return self.axes[axis]

    def get_numhats(self):
        return 0

    def get_numbuttons(self):
        return self.buttons

    def get_button(self, button):
        return button in self.down
