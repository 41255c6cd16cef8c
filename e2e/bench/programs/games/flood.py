"""Prints as fast as it can, for ever: the neighbour from hell."""

LINE = "all work and no play makes a dull game " * 20

while True:
    print(LINE)
