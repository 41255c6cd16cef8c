#!/usr/bin/env bash
# Assembles the standing corpus in .local/corpus: the examples of the very pygame-ce that the sandbox image installs, and
# our own programs in e2e/corpus/programs. Then plays it, unless the first argument is --only-assemble; other arguments
# go to the player.
set -euo pipefail
cd "$(dirname "$0")/../.."

corpus=.local/corpus
pinned=$(grep -oE '^pygame-ce==[0-9.]+' executor/image/requirements.txt)

if [ "$(cat "$corpus/pinned" 2>/dev/null)" != "$pinned" ]; then
    rm -rf "$corpus"
    mkdir -p "$corpus/wheel"
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --implementation cp --python-version 3.11 --platform manylinux2014_x86_64 \
        --dest "$corpus/wheel" "$pinned"
    python3 -m zipfile -e "$corpus"/wheel/*.whl "$corpus/unpacked"
    mv "$corpus/unpacked/pygame/examples" "$corpus/examples"
    rm -rf "$corpus/wheel" "$corpus/unpacked"
    echo "$pinned" >"$corpus/pinned"
fi
rm -rf "$corpus/programs"
cp -r e2e/corpus/programs "$corpus/programs"

if [ "${1:-}" = --only-assemble ]; then exit; fi
exec cargo run --quiet -p corpus -- "$corpus/examples" "$corpus/programs" \
    --expected e2e/corpus/expected.toml --min-alive 40 "$@"
