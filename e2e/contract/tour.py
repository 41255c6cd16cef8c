"""Runs the commands of docs/API.md, one after the other, against a running Palace.

usage: tour.py URL COOKIES_OF_AN_ADMIN

Each block of shell commands must be answered well, or with the status that its first line names (`# answers 412`).
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"# answers (\d+)\n")

# Notes the status of each request; the guide's readers see what its answers say.
BEFORE = """
set -euo pipefail
curl() { command curl --silent --show-error --write-out '%{stderr}%{http_code}\\n' "$@" 2>>statuses; }
check() {
    local status
    while read -r status; do
        [ "$1" = well ] && [[ $status == [23]* ]] || [ "$status" = "$1" ] || { printf '\\n%s answered %s\\n' "$2" "$status"; exit 1; }
    done <statuses
    : >statuses
}
"""


def script(guide, url):
    parts = [BEFORE]
    for block in BLOCK.findall(guide):
        expected = EXPECTED.match(block)
        line = block.replace(expected.group(0), "", 1).split("\n", 1)[0] if expected else block.split("\n", 1)[0]
        parts += [block, f"check {expected.group(1) if expected else 'well'} '{line[:60].translate({39: None})}'"]
    return "\n".join(parts).replace("PALACE=http://127.0.0.1:5000", f"PALACE={url}")


def main():
    url, cookies = sys.argv[1:]
    guide = pathlib.Path("docs/API.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(cookies, pathlib.Path(folder, "admin.jar"))
        pathlib.Path(folder, "statuses").touch()
        ran = subprocess.run(["bash", "-c", script(guide, url)], cwd=folder, capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            sys.exit(f"docs/API.md does not work:\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}{pathlib.Path(folder, 'statuses').read_text()}")
    print(f"docs/API.md: {len(BLOCK.findall(guide))} blocks of commands work")


main()
