"""What runs in the interpreter before the game."""
