#!/usr/bin/env bash
# Downloads the Python packages of requirements.txt, checked against their hashes, and prints the folder they are in.
#
# They are fetched here and not while the image is built: here the machine's own package index settings apply.
set -euo pipefail
cd "$(dirname "$0")/../.."

REQUIREMENTS=executor/image/requirements.txt
TRIES=3

folder=.local/wheels/$(sha256sum "$REQUIREMENTS" | cut -c -16)
if [ ! -d "$folder" ]; then
    partial=$folder.partial
    mkdir -p "$partial"
    for try in $(seq "$TRIES"); do
        if python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
            --only-binary :all: --implementation cp --python-version 3.11 \
            --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --platform manylinux_2_17_x86_64 \
            --platform manylinux2014_x86_64 --dest "$partial" --requirement "$REQUIREMENTS" >&2; then
            break
        fi
        [ "$try" != "$TRIES" ] || exit 1
    done
    # Only a complete folder gets its name, so a download that was broken off is taken up again.
    mv "$partial" "$folder"
fi
echo "$folder"
