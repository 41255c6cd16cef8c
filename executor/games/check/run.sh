#!/usr/bin/env bash
# Tries every kind of game with every option: run.sh FOLDER_WITH_PROGRAMS [KIND...]
# The games are made by the executor, read by ruff, and played in the sandbox image without network.
#   run.sh --record FOLDER_WITH_PROGRAMS [KIND...]    records the previews instead.
set -euo pipefail
cd "$(dirname "$0")/../../.."
. deploy/local/paths.sh

record=
access=ro
if [ "${1:-}" = --record ]; then
    record=--record
    access=rw
    shift
fi
programs=$1
shift
GAMES=executor/games
MADE=.local/games
RUFF=.local/game-tools/bin/ruff

# What is made lies in a folder that git does not keep, and is read all the same.
read_by_ruff() { "$RUFF" "$@" --quiet --no-cache --no-respect-gitignore --config "$GAMES/ruff.toml"; }

in_image() {
    docker run --rm --network none --user "$(id -u):$(id -g)" --entrypoint python3 \
        --volume "$PWD/$MADE:/made:ro" --volume "$PWD/$GAMES:/games:$access" "$(executor/image/build.sh)" "$@"
}

"$GAMES/make/draw_pictures.py" --check "$@"
"$GAMES/make/compose_sounds.py" --check "$@"
"$GAMES/check/compile_all.py" "$programs/executor" "$MADE" "$@"
for folder in "$GAMES" "$MADE"; do
    read_by_ruff check "$folder"
    read_by_ruff format --check "$folder"
done
# Without quotes: no word when there is nothing to record.
# shellcheck disable=SC2086
in_image -B /games/check/main.py $record /made /games
