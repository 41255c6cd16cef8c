"""Runs all tests of the image against a Docker engine and prints how many passed; arguments choose some by name."""

import sys
import unittest
from pathlib import Path

HERE = Path(__file__).parent


def main():
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in sys.argv[1:]] or None
    result = unittest.TextTestRunner(verbosity=2).run(loader.discover(str(HERE)))
    # A test may fail in several of its parts; it counts once.
    failed = len({getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors})
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(failed > 0 or result.testsRun == 0)


main()
