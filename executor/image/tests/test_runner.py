"""The prelude runs a program as `python main.py` would, and reports where it fails."""

import unittest

from program import play, problem

SAME_AS_PLAIN = {
    "namespace": "print(sorted(globals()), __name__, __file__, __spec__, __doc__, __package__, __annotations__)",
    "builtins": "print(type(__builtins__).__name__, type(__loader__).__name__, __loader__.path)",
    "module": "import sys\nx = 1\nprint(sys.modules['__main__'].x, sys.argv, sys.path)",
    "documentation": "'''Words.'''\nprint(__doc__)",
    "future import": "from __future__ import annotations\ndef f(x: nonsense): pass\nprint(f.__annotations__)",
    "no future import": "def f(x: nonsense): pass",
    "exit": "import sys\nsys.exit()",
    "exit code": "import sys\nsys.exit(7)",
    "exit message": "import sys\nsys.exit('Game over')",
    "exit by builtin": "exit(3)",
    "exit at once": "import os\nprint('gone')\nos._exit(5)",
    "exit in a function of atexit": "import atexit\natexit.register(print, 'bye')\nprint('hello')",
    "failure before atexit": "import atexit\natexit.register(print, 'bye')\n1 / 0",
    "name error": "def f():\n    return prnt(1)\nf()",
    "syntax error": "x = = 2",
    "indentation error": "if 1:\nprint(2)",
    "chain": "try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('then') from e",
    "group": "raise ExceptionGroup('all', [ValueError(1), TypeError('two')])",
    "note": "e = ValueError('x')\ne.add_note('mind')\nraise e",
    "own error": "class E(Exception):\n    pass\nraise E('mine')",
    "error without words": "class E(Exception):\n    def __str__(self): return 1 / 0\nraise E",
    "keyboard interrupt": "raise KeyboardInterrupt",
    "hook": "import sys\nsys.excepthook = lambda kind, error, trace: print(kind, error, trace.tb_lineno)\n1 / 0",
    "thread": "import threading\nthreading.Thread(target=lambda: 1 / 0, name='t').start()\nprint('main')",
    "thread that outlives main": "import threading, time\n"
    "threading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()",
    "warning": "import warnings\nwarnings.warn('careful')",
    "pickle": "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))))",
    "spawned process": "import multiprocessing as m\ndef f(x): return x * 2\n"
    "if __name__ == '__main__':\n    m.set_start_method('spawn')\n    p = m.Process(target=f, args=(3,))\n"
    "    p.start()\n    p.join()\n    print(p.exitcode)",
    "forked process": "import os\nif os.fork() == 0: os._exit(4)\nprint(os.waitstatus_to_exitcode(os.wait()[1]))",
    "environment": "import os\nprint(sorted(n for n in os.environ if n.startswith(('SDL_', 'PYGAME_'))))",
    "input": "input('Name? ')",
}


class SameAsPlain(unittest.TestCase):
    maxDiff = None

    def assert_same(self, source, **options):
        plain = play(source, how="plain", **options)
        ours = play(source, **options)
        del ours["reports"]
        self.assertEqual(ours, plain)
        return plain

    def test_programs_end_and_print_alike(self):
        for name, source in SAME_AS_PLAIN.items():
            with self.subTest(name):
                self.assert_same(source)

    def test_a_difference_would_be_noticed(self):
        # The one that is known: there are frames below the program's own.
        source = "import sys\ntry:\n    sys._getframe(1)\nexcept ValueError:\n    print('lowest')"
        with self.assertRaises(AssertionError):
            self.assert_same(source)

    def test_the_entry_may_be_in_a_folder(self):
        result = self.assert_same(
            "import sys, os, other\nprint(sys.argv, sys.path[0], os.getcwd(), __file__)",
            entry="source/start.py",
            files={"source/other.py": ""},
        )
        self.assertEqual(result["code"], 0)

    def test_a_syntax_error_in_a_module_is_printed_alike(self):
        self.assert_same("import enemy", files={"enemy.py": "def f(:\n    pass"})

    def test_a_file_may_be_in_another_encoding(self):
        result = self.assert_same("# coding: latin-1\nprint('é')".encode("latin-1"))
        self.assertEqual(result["stdout"], "é\n")

    def test_a_file_of_the_game_comes_before_a_module_of_python(self):
        files = {"platform.py": "JUMP = 5", "random/__init__.py": "JUMP = 6"}
        result = self.assert_same("import platform, random\nprint(platform.JUMP, random.JUMP)", files=files)
        self.assertEqual(result["stdout"], "5 6\n")

    def test_a_folder_of_pictures_does_not(self):
        result = self.assert_same("import random\nprint(random.random() < 1)", files={"random/hero.txt": ""})
        self.assertEqual(result["stdout"], "True\n")

    def test_a_game_named_like_pygame_fails_as_it_does_elsewhere(self):
        result = self.assert_same("import pygame\npygame.init()", entry="pygame.py")
        self.assertIn("partially initialized module 'pygame'", result["stderr"])


class Ready(unittest.TestCase):
    def test_pygame_waits_without_a_word_and_without_being_started(self):
        source = (
            "import sys\nprint('pygame' in sys.modules)\n"
            "import pygame\nprint(pygame.get_init(), pygame.display.get_init())"
        )
        self.assertEqual(play(source)["stdout"], "True\nFalse False\n")

    def test_a_program_chooses_its_own_driver_before_it_imports_pygame(self):
        source = (
            "import os\nos.environ['SDL_VIDEODRIVER'] = 'dummy'\nimport pygame\npygame.display.init()\n"
            "print(pygame.display.get_driver())"
        )
        self.assertEqual(play(source)["stdout"], "dummy\n")

    def test_what_the_program_starts_does_not_hold_the_pipes_open(self):
        source = (
            "import subprocess\ncommand = ['ls', '/proc/self/fd']\n"
            "print(subprocess.run(command, capture_output=True, text=True, close_fds=False).stdout.split())"
        )
        self.assertEqual(play(source)["stdout"], "['0', '1', '2', '3']\n")


class Problems(unittest.TestCase):
    maxDiff = None

    def test_an_error_is_reported_with_its_place_and_words(self):
        source = "def shoot():\n    é = prnt('x')\n\nshoot()\n"
        result = play(source)
        (report,) = result["reports"]
        words = "name 'prnt' is not defined. Did you mean: 'print'?"
        expected = {
            "path": "main.py",
            "line": 2,
            "column": 9,
            "kind": "NameError",
            "message": words,
            "traceback": result["stderr"],
        }
        self.assertEqual(report["problem"], expected)
        self.assertEqual(result["code"], 1)
        self.assertTrue(result["stderr"].endswith(f"NameError: {words}\n"))
        self.assertNotIn("/opt/palace", result["stderr"])

    def test_a_program_that_ends_well_or_by_its_own_will_reports_nothing(self):
        for source in ("print(1)", "import sys\nsys.exit('bye')", "exit(3)", "raise KeyboardInterrupt"):
            with self.subTest(source):
                self.assertEqual(play(source)["reports"], [])

    def test_the_place_is_the_deepest_that_belongs_to_the_game(self):
        files = {"parts/enemy.py": "import json\n\ndef load(text):\n    return json.loads(text)\n"}
        found = problem("from parts import enemy\nenemy.load('{')", files=files)
        self.assertEqual((found["path"], found["line"], found["column"]), ("parts/enemy.py", 4, 12))
        self.assertEqual(found["kind"], "json.decoder.JSONDecodeError")

    def test_a_syntax_error_is_placed_where_it_is(self):
        found = problem("y = 1; x = = 2")
        self.assertEqual((found["path"], found["line"], found["column"]), ("main.py", 1, 12))
        self.assertEqual((found["kind"], found["message"]), ("SyntaxError", "invalid syntax"))

    def test_a_syntax_error_in_a_module_is_placed_there(self):
        found = problem("import enemy", files={"enemy.py": "x = 1\n  y = 2\n"})
        self.assertEqual((found["path"], found["line"], found["kind"]), ("enemy.py", 2, "IndentationError"))

    def test_a_syntax_error_in_text_that_is_no_file_is_placed_where_it_is_evaluated(self):
        found = problem("x = 1\neval('1 +')")
        self.assertEqual((found["path"], found["line"]), ("main.py", 2))

    def test_an_error_in_a_class_of_a_module_is_called_as_python_calls_it(self):
        self.assertEqual(problem("import pygame\npygame.image.load(b'x')")["kind"], "FileNotFoundError")
        self.assertEqual(problem("import pygame\npygame.display.flip()")["kind"], "pygame.error")

    def test_a_long_story_is_cut_in_its_middle(self):
        found = problem("raise ValueError('a' * 100_000 + 'z')")
        self.assertLess(len(found["message"]), 2_100)
        self.assertLess(len(found["traceback"]), 16_100)
        self.assertTrue(found["message"].endswith("z"))

    def test_endless_recursion_is_reported(self):
        found = problem("def f():\n    f()\nf()")
        self.assertEqual((found["kind"], found["line"]), ("RecursionError", 2))

    def test_words_that_are_not_unicode_are_reported(self):
        self.assertEqual(problem("raise ValueError('\\ud800')")["message"], "?")

    def test_a_program_that_closes_everything_still_fails_in_its_own_words(self):
        result = play("import os\nos.closerange(3, 100)\n1 / 0")
        self.assertEqual((result["code"], result["reports"]), (1, []))
        self.assertTrue(result["stderr"].endswith("ZeroDivisionError: division by zero\n"))
