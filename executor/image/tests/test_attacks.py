"""What a sandbox refuses; each refusal is one that an unrestricted container of the same image does not make."""

import unittest

import container

REFUSED_BY_FILTER = "EPERM"
DIFFERENT = {
    "clone3": "ENOSYS",
    "x32 getpid": "SIGSYS",
    "32-bit call": "SIGSYS",
    "write to the root": "EROFS",
    "write to the prelude": "EROFS",
    "write to Python": "EROFS",
    "run a file of /tmp": "EACCES",
    "run a file of /game": "EACCES",
    "run a file of /dev/shm": "EACCES",
}


class Attacks(unittest.TestCase):
    def test_attacks_are_refused_and_only_by_the_sandbox(self):
        inside = container.restricted.script("attacks.py")
        outside = container.unrestricted.script("attacks.py")
        self.assertEqual(inside.keys(), outside.keys())
        for name, outcome in inside.items():
            expected = DIFFERENT.get(name, REFUSED_BY_FILTER)
            with self.subTest(name):
                self.assertEqual(outcome, expected)
                self.assertNotEqual(outside[name], expected, "refused without the sandbox too: this proves nothing")


if __name__ == "__main__":
    unittest.main()
