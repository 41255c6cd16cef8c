"""Runs pygame's example `scaletest` with a picture, as on its command line."""

import os
import runpy
import sys

import pygame.examples

folder = os.path.dirname(pygame.examples.__file__)
sys.argv = ["scaletest.py", os.path.join(folder, "data", "liquid.webp")]
runpy.run_module("pygame.examples.scaletest", run_name="__main__")
