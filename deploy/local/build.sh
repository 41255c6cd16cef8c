#!/usr/bin/env bash
# Builds the front end, the two services and the sandbox image: `build.sh release`, or `build.sh dev` as tests use it.
# What is up to date is left alone. The last line is the folder with the programs.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/local/paths.sh

profile=${1:?usage: build.sh release|dev}
folder=$profile
[ "$profile" != dev ] || folder=debug
WEB=gateway/web

say() { echo "$*" >&2; }

# A tree of files as one hash.
hash_of() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

build_front_end() {
    local packages sources
    packages=$(hash_of "$WEB/package-lock.json")
    if [ "$(cat "$WEB/node_modules/.palace-hash" 2>/dev/null)" != "$packages" ]; then
        say "Fetching the front end's packages"
        npm --prefix "$WEB" ci --no-audit --no-fund >&2
        echo "$packages" >"$WEB/node_modules/.palace-hash"
    fi
    sources=$(hash_of "$WEB/src" "$WEB/public" "$WEB/index.html" "$WEB/scripts" "$WEB/package.json" \
        "$WEB/package-lock.json" "$WEB/tsconfig.json" "$WEB/vite.config.ts")
    if [ "$(cat .local/front-end-hash 2>/dev/null)" != "$sources" ] || [ ! -e "$WEB/dist/index.html" ]; then
        say "Building the front end"
        npm --prefix "$WEB" run build >&2
        echo "$sources" >.local/front-end-hash
    fi
}

mkdir -p .local
build_front_end
say "Building the gateway and the executor"
cargo build --profile "$profile" --locked --package gateway --package executor >&2
say "Building the sandbox image"
executor/image/build.sh >&2
echo "${CARGO_TARGET_DIR:-target}/$folder"
