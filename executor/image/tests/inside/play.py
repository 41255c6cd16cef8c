"""Runs a program in the sandbox as the stage does, or with plain Python; prints what came of it as JSON.

The argument is JSON: `files` (path to content in base64), `entry`, `how` (`runner` or `plain`), and `display`: a colour
`[red, green, blue]` to wait for on a display, after which the program is ended, or null for no display.
"""

import base64
import json
import os
import subprocess
import sys
import time

RUNNER = "/opt/palace/prelude/runner.py"
FRAMEBUFFER = "/tmp/Xvfb_screen0"
# What is taken for a colour's being there: more than a stray pixel.
MANY_PIXELS = 1000
DEADLINE_SECONDS = 20
SPARE_DESCRIPTORS = (20, 21)


def write_files(files):
    for path, content in files.items():
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(content))


def start_plain(entry):
    return subprocess.Popen(["/usr/bin/python3", entry], **STREAMS), None


def start_with_runner(entry, files):
    control_read, control = os.pipe()
    report, report_write = os.pipe()

    def place_descriptors():
        # First above, then into place: either may sit on the other's number.
        for descriptor, spare in zip((control_read, report_write), SPARE_DESCRIPTORS, strict=True):
            os.dup2(descriptor, spare)
        for number, spare in enumerate(SPARE_DESCRIPTORS, start=3):
            os.dup2(spare, number)
            os.close(spare)

    command = ["/usr/bin/python3", RUNNER]
    process = subprocess.Popen(command, close_fds=False, preexec_fn=place_descriptors, **STREAMS)
    os.close(control_read)
    os.close(report_write)
    reports = os.fdopen(report)
    assert json.loads(reports.readline()) == {"ready": True}
    write_files(files)
    with os.fdopen(control, "w") as file:
        file.write(json.dumps({"entry": entry}) + "\n")
    return process, reports


def start_display():
    read, write = os.pipe()
    command = ["Xvfb", "-screen", "0", "640x480x24", "-fbdir", "/tmp", "-nolisten", "tcp", "-displayfd", str(write)]
    subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    os.environ["DISPLAY"] = ":" + os.fdopen(read).readline().strip()


def sees(colour, process):
    """Waits until the display shows the colour; returns whether it did before the program ended."""
    pixel = bytes([colour[2], colour[1], colour[0]])
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        with open(FRAMEBUFFER, "rb") as file:
            if file.read().count(pixel) > MANY_PIXELS:
                process.kill()
                return True
        if process.poll() is not None:
            return False
        time.sleep(0.02)
    process.kill()
    return False


STREAMS = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
case = json.loads(sys.argv[1])
os.chdir("/game")
# As the stage sets them, except that there is no sound without a stage.
os.environ.update(
    PYTHONUNBUFFERED="1", PYGAME_HIDE_SUPPORT_PROMPT="1", SDL_AUDIODRIVER="dummy", SDL_FRAMEBUFFER_ACCELERATION="0"
)
result = {}
if case["display"]:
    start_display()
if case["how"] == "runner":
    process, reports = start_with_runner(case["entry"], case["files"])
else:
    write_files(case["files"])
    process, reports = start_plain(case["entry"])
if case["display"]:
    result["seen"] = sees(case["display"], process)
stdout, stderr = process.communicate(timeout=DEADLINE_SECONDS)
result |= {"code": process.returncode, "stdout": stdout.decode(), "stderr": stderr.decode()}
if reports:
    result["reports"] = [json.loads(line) for line in reports]
print(json.dumps(result))
