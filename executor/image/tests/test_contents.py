"""What is in the image, and what must not be."""

import unittest

import container

PLANT = """
import os, runpy
target = "/usr/local/bin/gcc"
open(target, "w").close()
os.setxattr(target, "security.capability", bytes.fromhex("0100000200200000000000000000000000000000"))
for path, mode in {"/usr/local/bin/passwd": 0o4755, "/usr/local/bin/note": 0o666}.items():
    open(path, "w").close()
    os.chmod(path, mode)
os.chmod(target, 0o755)
open("/var/lib/apt/lists/packages", "w").close()
os.mkdir("/usr/local/lib/python3.11/dist-packages/pip")
runpy.run_path("/inside/contents.py")
"""
NOTHING = {"setuid": [], "capabilities": [], "writable": [], "package lists": [], "tools": [], "pip": []}


class Contents(unittest.TestCase):
    maxDiff = None

    def test_nothing_is_there_that_must_not_be(self):
        self.assertEqual(container.restricted.script("contents.py"), NOTHING)

    def test_what_must_not_be_there_would_be_found(self):
        found = container.json.loads(container.unrestricted.run("python3", "-c", PLANT))
        planted = {
            "setuid": ["/usr/local/bin/passwd"],
            "capabilities": ["/usr/local/bin/gcc"],
            "writable": ["/usr/local/bin/note"],
            "package lists": ["packages"],
            "tools": ["gcc"],
            "pip": ["pip"],
        }
        self.assertEqual(found, planted)

    def test_no_variable_of_the_build_is_left(self):
        text = container.restricted.run("env")
        names = {line.partition("=")[0] for line in text.splitlines()}
        self.assertEqual(names - {"HOSTNAME", "PWD"}, {"PATH", "LANG", "HOME"})

    def test_the_stage_is_the_entry_point_and_needs_no_library(self):
        done = container.restricted.attempt("/lib64/ld-linux-x86-64.so.2", "--list", "/opt/palace/stage")
        self.assertIn("statically linked", done.stdout + done.stderr)
        done = container.restricted.attempt("/lib64/ld-linux-x86-64.so.2", "--list", "/usr/bin/python3")
        self.assertNotIn("statically linked", done.stdout + done.stderr)
