#!/usr/bin/env bash
# Builds the sandbox image unless it is there already, and prints its tag as the last line.
#
# The tag is a hash of everything that goes into the image, so the same sources always mean the same tag.
set -euo pipefail
cd "$(dirname "$0")/../.."

NAME=palace-sandbox
TARGET=x86_64-unknown-linux-gnu
IMAGE=executor/image
CONTEXT=.local/image-context

say() { echo "$*" >&2; }

# A tree of files as one hash: names and contents, in an order that does not depend on the machine.
inputs_hash() {
    find "$IMAGE/Dockerfile" "$IMAGE/base.sh" "$IMAGE/build.sh" "$IMAGE/requirements.txt" "$IMAGE/prelude" \
        executor/stage shared Cargo.toml Cargo.lock \
        -type f ! -name '*.pyc' ! -name '*.snap*' -print0 \
        | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c -16
}

image_id() { docker image inspect --format '{{.Id}}' "$1" 2>/dev/null; }

# Static, as the image has neither Rust's nor this machine's C library.
build_stage() {
    RUSTFLAGS="-C target-feature=+crt-static -C strip=symbols" \
        cargo build --release --locked --package stage --target "$TARGET" >&2
}

assemble_context() {
    local wheels=$1
    rm -rf "$CONTEXT"
    mkdir -p "$CONTEXT"
    cp -r "$IMAGE/Dockerfile" "$IMAGE/requirements.txt" "$IMAGE/prelude" "$wheels" "$CONTEXT/"
    mv "$CONTEXT/$(basename "$wheels")" "$CONTEXT/wheels"
    cp "${CARGO_TARGET_DIR:-target}/$TARGET/release/stage" "$CONTEXT/stage"
    find "$CONTEXT" -name __pycache__ -prune -exec rm -rf {} +
    # The creator's file mode mask must not decide what a sandbox's user can read.
    chmod -R u=rwX,go=rX "$CONTEXT"
}

tag="$NAME:$(inputs_hash)"
present=$(image_id "$tag") || present=
if [ -z "$present" ]; then
    docker version >/dev/null || { say "No Docker engine answers; deploy/local/docker.sh start starts one."; exit 1; }
    mkdir -p .local
    # Two builds at once would share the context folder.
    exec 9>.local/image.lock
    flock 9
    build_stage
    base=$("$IMAGE/base.sh")
    wheels=$("$IMAGE/fetch-wheels.sh")
    assemble_context "$wheels"
    docker build --build-arg BASE="$base" --tag "$tag" "$CONTEXT" >&2
    present=$(image_id "$tag")
fi
[ "$(image_id "$NAME:latest" || true)" = "$present" ] || docker tag "$tag" "$NAME:latest"
echo "$tag"
