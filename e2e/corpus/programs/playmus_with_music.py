"""Runs pygame's example `playmus` with a tune, as on its command line."""

import os
import runpy
import sys

import pygame.examples

folder = os.path.dirname(pygame.examples.__file__)
sys.argv = ["playmus.py", os.path.join(folder, "data", "house_lo.ogg")]
runpy.run_module("pygame.examples.playmus", run_name="__main__")
