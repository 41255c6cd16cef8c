"""Containers of the image: restricted as a sandbox is, and not restricted at all.

The second is the counter-check: what is refused in the first must be possible in it, or the check proves nothing.
"""

import json
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
IMAGE = os.environ.get("SANDBOX_IMAGE", "palace-sandbox:latest")
BASE = os.environ.get("SANDBOX_BASE", "debian:bookworm-slim")
SECCOMP_PROFILE = HERE.parent / "seccomp.json"
TMPFS = "rw,noexec,nosuid,nodev,size=64m,nr_inodes=1024,mode=1777"
# As the executor starts a sandbox.
RESTRICTED = [
    "--user=2000001:2000001",
    "--network=none",
    "--read-only",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    f"--security-opt=seccomp={SECCOMP_PROFILE}",
    "--ipc=private",
    "--shm-size=64m",
    "--memory=256m",
    "--memory-swap=256m",
    "--cpus=1",
    "--pids-limit=64",
    "--ulimit=nofile=512",
    "--ulimit=core=0",
    f"--tmpfs=/game:{TMPFS}",
    f"--tmpfs=/tmp:{TMPFS}",
]
CAPABILITIES = "DAC_READ_SEARCH SYSLOG SYS_ADMIN SYS_BOOT SYS_MODULE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_TIME"
# Root with every capability that an attack needs; not `--privileged`, which not every host can give.
UNRESTRICTED = ["--network=bridge", "--security-opt=seccomp=unconfined", "--tmpfs=/dev/shm:exec"] + [
    f"--cap-add={name}" for name in CAPABILITIES.split()
]


class Container:
    """A kind of container; every command gets a fresh one."""

    def __init__(self, options, image=IMAGE):
        self.options = options
        self.image = image

    def attempt(self, *command):
        """Runs a command and returns how it ended."""
        mount = f"--volume={HERE / 'inside'}:/inside:ro"
        start = ["docker", "run", "--rm", mount, *self.options, f"--entrypoint={command[0]}", self.image]
        return subprocess.run([*start, *command[1:]], capture_output=True, text=True)

    def run(self, *command):
        """Runs a command that must succeed, and returns what it prints."""
        done = self.attempt(*command)
        if done.returncode:
            raise AssertionError(f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def script(self, name, *arguments):
        """Runs a file of `inside/` and returns the JSON that it prints."""
        return json.loads(self.run("python3", f"/inside/{name}", *arguments))


restricted = Container(RESTRICTED)
unrestricted = Container(UNRESTRICTED)
# The image's base, which still has what the image must not have.
base = Container([], image=BASE)
